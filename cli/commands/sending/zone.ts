import { Command } from '@commander-js/extra-typings'
import type { PlacedNumber } from '../../../lambdas/application/staff/set-zone.ts'
import { eventLine, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** Says that the number decides again. */
const NUMBER = 'number'

/** `assent zone`: where a person lives, for permitted hours and a state's rules (GATE-7). */
export function zone(session: Session) {
  return writing(
    new Command('zone')
      .summary('say where a person lives, for permitted hours')
      .description(
        `Say where a person lives, for permitted hours and a state's rules. What you leave out stays as it was; "${NUMBER}" means as the phone number says.`,
      )
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .option('--zone <zone>', `an IANA time zone, like America/Chicago, or "${NUMBER}"`)
      .option('--region <code>', `an ISO 3166-2 code, like US-FL, or "${NUMBER}"`),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent zone +12065550142 --zone America/Chicago --region US-TX --tenant acme --by dana',
        `npx assent zone +12065550142 --zone ${NUMBER} --region ${NUMBER} --tenant acme --by dana`,
      ),
    )
    .action(async (to, { zone, region, by, tenant: named, stack, json }) => {
      if (zone === undefined && region === undefined)
        throw new UsageError('Say where the person lives with --zone, --region or both.')
      const tenant = await tenantOrOnly(named)
      const request = {
        ...{ action: 'zone', tenant, by, to },
        ...(zone !== undefined && { zone: zone === NUMBER ? null : zone }),
        ...(region !== undefined && { region: region === NUMBER ? null : region }),
      }
      show(session, json, await functionsOf(stack).operator<PlacedNumber>(request), (answer) => [
        eventLine(answer),
      ])
    })
}
