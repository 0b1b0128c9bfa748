import { Command } from '@commander-js/extra-typings'
import type { Lookup } from '../../../lambdas/application/staff/lookup.ts'
import { show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'
import { lookupLines } from './lookup-lines.ts'

/** `assent lookup`: what is known about a number now. */
export function lookup(session: Session) {
  return reading(
    new Command('lookup')
      .summary("show a number's status in each program")
      .description("Show a number's status in each program, and whatever else is on record about it.")
      .argument('<number>', NUMBER_HELP, phoneNumber),
  )
    .addHelpText('after', examples('npx assent lookup +12065550142 --tenant acme'))
    .action(async (to, { tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const known = await functionsOf(stack).records<Lookup>({ action: 'lookup', tenant, to })
      show(session, json, known, lookupLines)
    })
}
