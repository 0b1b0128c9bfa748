import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../aws/functions.ts'
import { isSameFile } from '../files.ts'
import { byOption, concurrencyOption, examples, jsonOption, stackOption, tenantOption } from '../options.ts'
import { tenantOrOnly } from '../tenant.ts'
import { type Session, UsageError } from '../terminal.ts'

/** `assent import`: records what was collected elsewhere, by the file (IN-6, REC-6). Repeating it changes nothing. */
export function importCommand(session: Session) {
  return new Command('import')
    .summary('record the consents and stops of a CSV file')
    .description(
      'Record the consents and stops of a CSV file, and write the rejected rows to another file with the reasons.',
    )
    .argument('<file>', 'a CSV file with the columns to, status, medium, at and others')
    .addOption(byOption)
    .option('--rejected <file>', 'where to write rejected rows (default: <file>.rejected.csv)')
    .addOption(concurrencyOption(2))
    .addOption(tenantOption)
    .addOption(stackOption)
    .addOption(jsonOption)
    .addHelpText('after', examples('npx assent import people.csv --tenant acme --by dana'))
    .action(async (path, { by, concurrency, tenant: named, stack, json, ...options }) => {
      const rejected = options.rejected ?? `${path}.rejected.csv`
      if (isSameFile(rejected, path))
        throw new UsageError(`${rejected} is the file to import. Choose another file with --rejected.`)
      const tenant = await tenantOrOnly(named)
      const { importFile } = await import('../bulk/import-file.ts')
      const { operator } = functionsOf(stack)
      const importing = { operator, tenant, by, concurrency }
      session.exitCode = await importFile(path, importing, session, { json, rejected })
    })
}
