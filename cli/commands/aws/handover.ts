import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { examples, reading } from '../../options/options.ts'
import { programsOf, tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent handover`: gives AWS the stops that only we know, before a number is handed back to it (OUT-8). */
export function handover(session: Session) {
  return reading(
    new Command('handover')
      .summary("write the stops on record to AWS's opt-out list")
      .description(
        "Write everybody who stopped the whole brand to AWS's own opt-out list, before a number leaves its definition and AWS answers STOP again. Nothing is changed without --apply.",
      )
      .option('--apply', "put the stops on AWS's list")
      .option('--list <name>', 'the opt-out list', 'Default')
      .option('--out <file>', 'the report, which names every stop; each run replaces it', 'handover.csv'),
  )
    .addHelpText(
      'after',
      examples('npx assent handover --tenant acme', 'npx assent handover --tenant acme --apply'),
    )
    .action(async ({ apply, list, out, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const { records } = functionsOf(stack)
      const { handOver } = await import('../../handover/hand-over.ts')
      const programs = await programsOf(tenant)
      session.exitCode = await handOver({ records, tenant, programs, list, out, json, apply }, session)
    })
}
