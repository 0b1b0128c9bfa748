import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, forceOption, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent evidence`: writes all evidence about a number, as data and as a page to print (REC-5). */
export function evidence(session: Session) {
  return reading(
    new Command('evidence')
      .summary('write all evidence about a number to files')
      .description(
        'Write all evidence about a number, signed: as data (.json) and as a page to print or hand on (.html).',
      )
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .requiredOption('--out <path>', 'a folder, or the name of both files without their ending')
      .addOption(forceOption),
  )
    .addHelpText('after', examples('npx assent evidence +12065550142 --tenant acme --out case-17'))
    .action(async (to, { out, force, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const { writeEvidence } = await import('../../evidence/write-evidence.ts')
      await writeEvidence(functionsOf(stack).records, { tenant, to, out, force, json }, session)
    })
}
