import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { isSameFile, refuseOverwriting } from '../../files.ts'
import {
  classOption,
  concurrencyOption,
  examples,
  forceOption,
  jsonOption,
  stackOption,
} from '../../options/options.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent check`: asks the gate about everybody in a file (GATE-1); an answer is true for the moment it was given. */
export function check(session: Session) {
  return new Command('check')
    .summary('ask the gate about each number of a CSV file')
    .description(
      'Ask the gate about each number of a CSV file, and write its answers as CSV in the same order.',
    )
    .argument('<file>', 'a CSV file with a column "to"')
    .requiredOption('--program <id>', 'the program to send for')
    .addOption(classOption)
    .option('--from <number>', "the number to send from, if not the program's")
    .option('--out <file>', 'write the answers to a file, not to standard output')
    .addOption(forceOption)
    .addOption(concurrencyOption(4))
    .addOption(stackOption)
    .addOption(jsonOption)
    .addHelpText('after', examples('npx assent check people.csv --program acme-offers --out answers.csv'))
    .action(async (path, options) => {
      const { out, force, program, class: messageClass, from, stack, concurrency, json } = options
      if (out !== undefined && isSameFile(out, path))
        throw new UsageError(`${out} is the file to check. Choose another file with --out.`)
      if (out !== undefined) refuseOverwriting([out], force)
      const { checkFile } = await import('../../bulk/check-file.ts')
      const question = { program, ...(messageClass && { messageClass }), ...(from && { from }) }
      const { gate } = functionsOf(stack)
      session.exitCode = await checkFile(path, { gate, question, concurrency, out, json }, session)
    })
}
