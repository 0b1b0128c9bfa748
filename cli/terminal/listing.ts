import { Command } from '@commander-js/extra-typings'
import { type EventAnswer, eventLine, show } from '../answer.ts'
import { functionsOf } from '../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../options/number.ts'
import { examples, noteOption, writing } from '../options/options.ts'
import { tenantOrOnly } from '../options/tenant.ts'
import type { Session } from './terminal.ts'

/** A list of single numbers, and how its command reads. */
interface NumberList {
  /** The command and the action. */
  name: 'own' | 'deny'
  summary: string
  description: string
  /** A reason, for the example. */
  note: string
}

/** The command that puts a number on a list, or takes it off. */
export function listing(session: Session, { name, summary, description, note }: NumberList) {
  return writing(
    new Command(name)
      .summary(summary)
      .description(description)
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .option('--remove', 'take it off the list')
      .addOption(noteOption),
  )
    .addHelpText(
      'after',
      examples(
        `npx assent ${name} +12065550142 --note "${note}" --tenant acme --by dana`,
        `npx assent ${name} +12065550142 --remove --note "a mistake" --tenant acme --by dana`,
      ),
    )
    .action(async (to, { remove = false, note, by, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: name, tenant, by, to, set: !remove, note }
      show(session, json, await functionsOf(stack).operator<EventAnswer>(request), (answer) => [
        eventLine(answer),
      ])
    })
}
