import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { isSameFile } from '../../files.ts'
import { evidenceFrom, withEvidence } from '../../options/evidence-options.ts'
import {
  countryOption,
  datesOption,
  fromListOption,
  listOptions,
  mapOption,
  stoppedAtOption,
  zoneOption,
} from '../../options/list-options.ts'
import {
  concurrencyOption,
  examples,
  levelOption,
  mediumOption,
  programOption,
  rowStatusOption,
  writing,
} from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent import`: records what was collected elsewhere, by the file (IN-6, REC-6). Repeating it changes nothing. */
export function importCommand(session: Session) {
  const command = writing(
    new Command('import')
      .summary('record the consents and stops of a CSV file')
      .description(
        'Record the consents and stops of a CSV file, and write the rejected rows to another file with the reasons. What is the same for all rows can be given once, by an option.',
      )
      .argument('<file>', 'a CSV file with our columns, or a list of another system (--from, --map)')
      .addOption(fromListOption)
      .addOption(mapOption)
      .addOption(countryOption)
      .addOption(datesOption)
      .addOption(zoneOption)
      .addOption(stoppedAtOption)
      .option('--dry-run', 'show the preview of a list, and record nothing')
      .option('--yes', 'do not ask after the preview')
      .addOption(rowStatusOption)
      .addOption(programOption)
      .addOption(levelOption)
      .addOption(mediumOption)
      .option('--rejected <file>', 'where to write rejected rows (default: <file>.rejected.csv)')
      .addOption(concurrencyOption(2)),
  ).addHelpText(
    'after',
    examples(
      'npx assent import people.csv --tenant acme --by dana',
      'npx assent import twilio.csv --from twilio --tenant acme --by dana --dry-run',
      'npx assent import list.csv --map "Phone Number=to,Opt In Date=at" --country US --dates mdy --status opted_in \\',
      '    --program acme-alerts --level express --medium verbal --call-to-action "May Acme text you about orders?" \\',
      '    --identity "see the list" --collected-by "Erin Vogel" --tenant acme --by dana',
    ),
  )
  return withEvidence(command).action(
    async (path, { by, concurrency, tenant: named, stack, json, ...options }) => {
      const rejected = options.rejected ?? `${path}.rejected.csv`
      if (isSameFile(rejected, path))
        throw new UsageError(`${rejected} is the file to import. Choose another file with --rejected.`)
      const list = listOptions(options, { ...options, evidence: evidenceFrom(options) })
      if (list === undefined) refuseStray(options)
      const tenant = await tenantOrOnly(named)
      const { operator } = functionsOf(stack)
      const importing = { operator, tenant, by, concurrency }
      if (list === undefined) {
        const { importFile } = await import('../../bulk/import-file.ts')
        const defaults = { row: rowFrom(options), evidence: evidenceFrom(options) }
        session.exitCode = await importFile(path, defaults, importing, session, { json, rejected })
        return
      }
      const { dryRun = false, yes = false } = options
      const { importList } = await import('../../lists/import-list.ts')
      session.exitCode = await importList(path, list, importing, session, { json, rejected, dryRun, yes })
    },
  )
}

/** The fields of a row that the options give for all rows. */
function rowFrom(options: Partial<Record<'status' | 'program' | 'level' | 'medium', string>>) {
  const { status, program, level, medium } = options
  const given = Object.entries({ status, program, level, medium })
  return Object.fromEntries(given.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])))
}

/** Options that say how a list is read have no meaning for a file with our columns, which is read as it is. */
function refuseStray({
  dryRun,
  zone,
  stoppedAt,
}: {
  dryRun?: true
  zone?: string
  stoppedAt?: string
}): void {
  if (dryRun || zone || stoppedAt)
    throw new UsageError('--dry-run, --zone and --stopped-at go with --from, --map, --country or --dates.')
}
