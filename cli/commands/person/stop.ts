import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { evidenceFrom, withEvidence } from '../../options/evidence-options.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import {
  examples,
  programOption,
  receivedOption,
  requiredMediumOption,
  writing,
} from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { recordRow } from '../../record-row.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent stop`: records a stop that reached the staff; it takes effect immediately (OUT-8). */
export function stop(session: Session) {
  const command = writing(
    new Command('stop')
      .summary('record a stop that came by phone, email or in person')
      .description('Record a stop that came by phone, email or in person. It takes effect immediately.')
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .addOption(requiredMediumOption)
      .addOption(programOption)
      .addOption(receivedOption),
  ).addHelpText('after', examples('npx assent stop +12065550142 --tenant acme --by dana --medium phone_call'))
  return withEvidence(command).action(async (to, { medium, program, at, by, stack, json, ...options }) => {
    const row = {
      to,
      ...(program && { program }),
      status: 'opted_out',
      medium,
      at: at ?? new Date().toISOString(),
      evidence: { collectedBy: by, ...evidenceFrom(options) },
    }
    const tenant = await tenantOrOnly(options.tenant)
    await recordRow(functionsOf(stack).operator, { tenant, by, row, confirm: false }, session, json)
  })
}
