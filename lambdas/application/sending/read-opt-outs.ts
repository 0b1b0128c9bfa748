import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Log } from '../core/log.ts'
import type { Listed, ProviderLists } from '../core/ports/provider-lists.ts'
import { sweepDue } from '../core/sweep-due.ts'

/** Dependencies of reading the provider's opt-out lists. */
export interface OptOutReading extends Execution {
  lists: ProviderLists
  /** Whether time is up. */
  isOver: () => boolean
  log: Log
}

/** A number whose carrier answers STOP itself, and its tenant. */
interface Managed {
  tenant: string
  number: string
}

/**
 * Records as stops whoever the provider's lists have and nothing else told of, for the numbers whose carrier answers STOP
 * itself (OUT-9). Stops only: leaving a list opts no one in. Returns how many it recorded.
 */
export async function readOptOuts(reading: OptOutReading): Promise<number> {
  const managed = managedNumbers(reading)
  const lists = await reading.lists.listsOf(new Set(managed.map(({ number }) => number)))
  let stopped = 0
  for (const [list, users] of usersOf(managed, lists)) {
    await sweepDue(reading.lists.pages(list), {
      isOver: reading.isOver,
      groupOf: ({ to }) => to,
      work: async (listed) => {
        for (const user of users) if (await stops(reading, user, listed)) stopped++
      },
    })
  }
  if (reading.isOver()) throw new UnfinishedListsError('the lists are longer than one run can read')
  return stopped
}

/** Raised when time is up before everybody on the lists was looked at, so that an alarm tells. */
export class UnfinishedListsError extends Error {
  override name = 'UnfinishedListsError'
}

function managedNumbers({ definitions }: Execution): Managed[] {
  return definitions.tenants.flatMap(({ id, numbers }) =>
    numbers.flatMap(({ number, managedBy }) => (managedBy === 'carrier' ? [{ tenant: id, number }] : [])),
  )
}

/** Each list once, with the numbers that use it: AWS does not say through which one people left. */
function usersOf(managed: readonly Managed[], lists: Awaited<ReturnType<ProviderLists['listsOf']>>) {
  const users = new Map<string, Managed[]>()
  for (const each of managed) {
    for (const list of lists.get(each.number) ?? []) users.set(list, [...(users.get(list) ?? []), each])
  }
  return users
}

async function stops(
  reading: OptOutReading,
  { tenant, number }: Managed,
  { to, since }: Listed,
): Promise<boolean> {
  if (!isPhoneNumber(to)) return false
  const command = { type: 'report_opt_out', tenant, to, number, listedAt: since } as const
  const { events } = await execute(reading, command, `opt_out#${number}#${since}`)
  if (events.length === 0) return false
  reading.log({ event: 'provider_opted_out' })
  return true
}
