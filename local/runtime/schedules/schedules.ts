import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { getOrCreate, type State } from '../../state.ts'
import { ACCOUNT, REGION } from '../../template/arn.ts'
import type { StackSchedule } from '../../template/schedules.ts'
import type { Functions } from '../functions/functions.ts'
import { type WakingLoop, wakingLoop } from '../waking-loop.ts'
import { intervalOf } from './rate.ts'

/** Invokes a schedule's functions when it comes due by the system's clock; skipped intervals count as one. */
export function runSchedule(
  schedule: StackSchedule,
  {
    clock,
    state,
    functions,
    report,
  }: { clock: Clock; state: State; functions: Functions; report: (line: string) => void },
): WakingLoop {
  const interval = intervalOf(schedule.expression)
  const key = `schedule ${schedule.id}`
  const dueAt = () => Number(getOrCreate(state, key, () => String(clock.now()))) + interval
  return wakingLoop(async () => {
    const isDue = clock.now() >= dueAt()
    if (isDue) {
      state.set(key, String(clock.now()))
      const event = scheduledEvent(schedule, clock.now())
      for (const { function: name, input } of schedule.targets) await functions.invoke(name, input ?? event)
    }
    return { worked: isDue, sleep: dueAt() - clock.now() }
  }, report)
}

function scheduledEvent({ arn }: StackSchedule, now: number): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [arn],
    detail: {},
  })
}
