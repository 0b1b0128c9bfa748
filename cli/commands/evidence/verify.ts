import { Command } from '@commander-js/extra-typings'
import type { Verification } from '../../../lambdas/application/evidence/verify.ts'
import { type Ask, functionsOf } from '../../aws/functions.ts'
import { verdictText } from '../../bulk/verdict.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { counted } from '../../terminal/counts.ts'
import { EXIT, type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent verify`: proves that ledgers are complete and that records follow from them (REC-2, REC-3). */
export function verify(session: Session) {
  return reading(
    new Command('verify')
      .summary("prove one number's ledger, or all of a tenant's")
      .description(
        "Prove that no event was changed, removed or reordered: in one number's ledger, or in all.",
      )
      .argument('[number]', `${NUMBER_HELP}; all numbers by default`, phoneNumber)
      .option('--cursor <cursor>', 'continue an interrupted run over all numbers')
      .option('--anchors', 'compare all ledgers with the daily digests, too')
      .option('--folder <folder>', 'with --anchors: keep what was read there, to continue an interrupted run')
      .option('--since <day>', 'with --anchors: only digests from this day on, like 2026-11-01'),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent verify +12065550142 --tenant acme',
        'npx assent verify --tenant acme',
        'npx assent verify --tenant acme --anchors',
      ),
    )
    .action(async (to, options) => {
      refuseContradictions(to, options)
      const { cursor, anchors, since, folder, stack, json } = options
      const tenant = await tenantOrOnly(options.tenant)
      const { records } = functionsOf(stack)
      if (to !== undefined) return verifyOne(records, { tenant, to, json }, session)
      const { verifyAnchors } = await import('../../bulk/verify-anchors.ts')
      const { verifyTenant } = await import('../../bulk/verify-tenant.ts')
      session.exitCode = anchors
        ? await verifyAnchors(records, { tenant, since, folder, json }, session)
        : await verifyTenant(records, { tenant, cursor, json }, session)
    })
}

interface Options {
  cursor?: string | undefined
  anchors?: true | undefined
  since?: string | undefined
  folder?: string | undefined
}

function refuseContradictions(to: string | undefined, { cursor, anchors, since, folder }: Options): void {
  if (to !== undefined && (cursor ?? anchors) !== undefined)
    throw new UsageError('--cursor and --anchors are for all numbers. Leave out the number.')
  if (anchors && cursor !== undefined)
    throw new UsageError('A run with --anchors is continued with --folder. Leave out --cursor.')
  if (!anchors && (since ?? folder) !== undefined)
    throw new UsageError('--since and --folder are for --anchors.')
}

async function verifyOne(
  records: Ask,
  { tenant, to, json }: { tenant: string; to: string; json?: boolean | undefined },
  session: Session,
): Promise<void> {
  const found = await records<Verification>({ action: 'verify', tenant, to })
  session.out(json ? JSON.stringify(found) : `${counted(found.events, 'event')}: ${verdictText(found)}`)
  session.exitCode = found.holds ? EXIT.done : EXIT.failed
}
