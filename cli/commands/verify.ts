import { Command } from '@commander-js/extra-typings'
import type { Verification } from '../../lambdas/application/evidence/verify.ts'
import { functionsOf } from '../aws/functions.ts'
import { counted } from '../counts.ts'
import { NUMBER_HELP, phoneNumber } from '../number.ts'
import { examples, reading } from '../options.ts'
import { tenantOrOnly } from '../tenant.ts'
import { EXIT, type Session, UsageError } from '../terminal.ts'
import { verdictText } from '../verdict.ts'

/** `assent verify`: proves that ledgers are complete and that records follow from them (REC-2, REC-3). */
export function verify(session: Session) {
  return reading(
    new Command('verify')
      .summary("prove one number's ledger, or all of a tenant's")
      .description(
        "Prove that nobody changed, removed or reordered events: in one number's ledger, or in all.",
      )
      .argument('[number]', `${NUMBER_HELP}; all numbers by default`, phoneNumber)
      .option('--cursor <cursor>', 'continue an interrupted run over all numbers'),
  )
    .addHelpText(
      'after',
      examples('npx assent verify +12065550142 --tenant acme', 'npx assent verify --tenant acme'),
    )
    .action(async (to, { cursor, tenant: named, stack, json }) => {
      if (to !== undefined && cursor !== undefined)
        throw new UsageError('--cursor continues a run over all numbers. Leave out the number.')
      const tenant = await tenantOrOnly(named)
      const { records } = functionsOf(stack)
      if (to === undefined) {
        const { verifyTenant } = await import('../bulk/verify-tenant.ts')
        session.exitCode = await verifyTenant(records, { tenant, cursor, json }, session)
        return
      }
      const found = await records<Verification>({ action: 'verify', tenant, to })
      session.out(json ? JSON.stringify(found) : `${counted(found.events, 'event')}: ${verdictText(found)}`)
      session.exitCode = found.holds ? EXIT.done : EXIT.failed
    })
}
