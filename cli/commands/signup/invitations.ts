import { Command } from '@commander-js/extra-typings'
import type { OpenInvitation } from '../../../lambdas/application/signup/invitations.ts'
import { show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { phoneNumber } from '../../options/number.ts'
import { examples, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'
import { invitationLine } from './invitation-line.ts'

/** `assent invitations`: the invitations of a person, or for a reference, not used yet. */
export function invitations(session: Session) {
  return reading(
    new Command('invitations')
      .summary('list open invitations of a person or a reference')
      .description('List the open invitations, the newest first.')
      .option('--to <number>', 'the person whom they are for', phoneNumber)
      .option('--reference <text>', 'the record of yours that they refer to'),
  )
    .addHelpText('after', examples('npx assent invitations --reference "lead 4711" --tenant acme'))
    .action(async ({ to, reference, tenant: named, stack, json }) => {
      if ((to === undefined) === (reference === undefined))
        throw new UsageError('Choose --to or --reference.')
      const tenant = await tenantOrOnly(named)
      const request = { action: 'invitations', tenant, ...(to ? { to } : { reference }) }
      const open = await functionsOf(stack).records<{ invitations: OpenInvitation[] }>(request)
      show(session, json, open, ({ invitations: found }) =>
        found.length === 0 ? ['No open invitation.'] : found.map(invitationLine),
      )
    })
}
