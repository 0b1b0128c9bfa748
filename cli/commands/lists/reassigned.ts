import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { refuseOverwriting } from '../../files.ts'
import { examples, forceOption, needed, optionalByOption, reading } from '../../options/options.ts'
import { programsOf, tenantOrOnly } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent reassigned`: asks the FCC's database which numbers have new holders, by file, and records its answer (REACH-2). */
export function reassigned(session: Session) {
  return reading(
    new Command('reassigned')
      .summary("ask the FCC's Reassigned Numbers Database, by file")
      .description(
        "Write the file that the FCC's Reassigned Numbers Database takes, or record its answer: a number with a new holder loses every consent up to the date asked about.",
      )
      .option(
        '--export',
        'write the numbers of everybody who is opted in, with the date that each was last certain',
      )
      .option('--import <file>', 'record the answer')
      .option('--out <file>', 'the file to write', 'reassigned.csv')
      .addOption(forceOption)
      .addOption(optionalByOption),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent reassigned --export --tenant acme --out ask.csv',
        'npx assent reassigned --import answer.csv --tenant acme --by dana',
      ),
    )
    .action(async ({ export: exporting, import: path, out, force, by, tenant: named, stack, json }) => {
      if ((path === undefined) === (exporting === undefined))
        throw new UsageError('Choose --export or --import <file>.')
      const { records, operator } = functionsOf(stack)
      const now = new Date().toISOString()
      if (path !== undefined) {
        const writer = needed(by, optionalByOption)
        const tenant = await tenantOrOnly(named)
        const { importAnswers } = await import('../../reassigned/import-answers.ts')
        session.exitCode = await importAnswers(path, { operator, tenant, by: writer, json, now }, session)
        return
      }
      refuseOverwriting([out], force)
      const tenant = await tenantOrOnly(named)
      const { exportNumbers } = await import('../../reassigned/export-numbers.ts')
      const programs = await programsOf(tenant)
      session.exitCode = await exportNumbers({ records, tenant, programs, out, json, now }, session)
    })
}
