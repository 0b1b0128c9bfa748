import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { refuseOverwriting } from '../../files.ts'
import { examples, forceOption, listStatusOption, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { TIME_HELP, time } from '../../options/time.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent export`: writes a list to a CSV file (REC-6); after an interruption the same command continues. */
export function exportCommand(session: Session) {
  return reading(
    new Command('export')
      .summary('write a list of numbers to a CSV file')
      .description('Write who is opted in, opted out, pending or returned to a CSV file.')
      .requiredOption('--out <file>', 'the CSV file to write')
      .option('--program <id>', 'the program; without it, who stopped the whole brand')
      .addOption(listStatusOption)
      .option('--since <time>', `only from this time, ${TIME_HELP}`, time)
      .option('--until <time>', 'only before this time', time)
      .addOption(forceOption),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent export --tenant acme --program acme-alerts --status opted_in --out opted-in.csv',
        'npx assent export --tenant acme --out brand-wide-stops.csv',
      ),
    )
    .action(async ({ out, program, status, since, until, force, tenant: named, stack, json }) => {
      refuseOverwriting([out], force)
      const question = {
        tenant: await tenantOrOnly(named),
        ...(program && { program }),
        ...(status && { status }),
        ...(since && { since }),
        ...(until && { until }),
      }
      const { exportToFile } = await import('../../bulk/export-list.ts')
      const { records } = functionsOf(stack)
      session.exitCode = await exportToFile(records, { out, stack, question, json }, session)
    })
}
