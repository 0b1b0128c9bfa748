import type { Question } from './model/gate.ts'
import type { MessageClass, Program, Tenant } from './tenant.ts'

/** The classes that may be asked for: `informational` on a promotional program is an invalid request. */
const CLASSES: Record<MessageClass, readonly MessageClass[]> = {
  conversational: ['conversational', 'informational', 'promotional'],
  informational: ['conversational', 'informational', 'promotional'],
  promotional: ['conversational', 'promotional'],
}

/** Everything that the asking gate can be asked about one person: each program, class and number to send from. */
export function questionsOf({ programs, numbers }: Tenant): Required<Question>[] {
  const classes = (program: Program) => CLASSES[program.messageClass]
  return programs.flatMap((program) =>
    classes(program).flatMap((messageClass) =>
      numbers.map(({ number }) => ({ program: program.id, messageClass, from: number })),
    ),
  )
}
