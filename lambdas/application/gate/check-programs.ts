import { decideGate, gateContext } from '../../domain/gate/decide-gate.ts'
import type { RequestedByRecipient, Verdict } from '../../domain/gate/gate.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { ConsentStore } from '../core/ports/consent-store.ts'

/** What the asking gate would answer for a program, and its id. */
export type ProgramVerdict = Exclude<Verdict, RequestedByRecipient> & { program: string }

/** Dependencies of checking every program at once. */
export interface CheckProgramsDeps {
  store: Pick<ConsentStore, 'load'>
  schedulesOf: SchedulesOf
  clock: Clock
}

/** Decides for one person and each program of a tenant, as the gate does, on one strongly consistent read (GATE-5). */
export async function checkPrograms(
  { store, schedulesOf, clock }: CheckProgramsDeps,
  tenant: Tenant,
  to: string,
): Promise<ProgramVerdict[]> {
  const stored = await store.load({ tenant: tenant.id, to })
  const now = clock()
  const scheduleOf = schedulesOf(tenant, now)
  const context = gateContext(stored, (said) => scheduleOf(to, said), now)
  return tenant.programs.map((program) => {
    const question = { tenant, program, messageClass: program.messageClass, from: program.number }
    return { program: program.id, ...decideGate(question, to, context, now) } as ProgramVerdict
  })
}
