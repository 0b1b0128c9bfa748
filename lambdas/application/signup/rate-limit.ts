import { after } from '../../domain/core/time.ts'
import { networkOf } from '../../domain/signup/network-of.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import {
  type Counted,
  consumeLimit,
  limitsOf,
  longest,
  nextWithin,
  type Purpose,
} from '../../domain/tenant/limits.ts'
import type { Clock } from '../core/ports/clock.ts'
import { ConcurrencyError } from '../core/ports/consent-store.ts'
import { retryRaces } from '../core/retry-races.ts'

/** Whose requests are counted: of a phone, a network or a whole tenant; preferences-page codes are counted apart. */
export interface CounterName {
  tenant: string
  what: Counted | `code_${Counted}`
  value: string
}

/** A stored counter: version 0 when there is none. */
export interface Counter {
  name: CounterName
  times: readonly string[]
  version: number
}

/** Stores request counters. */
export interface Counters {
  /** Reads counters by one strongly consistent request, in the order given. */
  read(names: readonly CounterName[]): Promise<Counter[]>
  /** Writes all counters over the versions that were read, or none and raises a {@link ConcurrencyError}. */
  write(counters: readonly (Counter & { until: string })[]): Promise<void>
}

/** Dependencies of rate limiting. */
export interface RateLimitDeps {
  counters: Counters
  clock: Clock
}

/** What a text is requested for: which phone, from which address, and for what purpose. */
export interface RateLimitKey {
  to: string
  address: string
  what: Purpose
}

/** Whether a text may be sent; if not, which limit is used up, or that the counters are busy. */
export type RateLimitResult = 'admitted' | 'phone_full' | 'address_full' | 'tenant_full' | 'busy'

/**
 * Counts a text that a page is about to owe, whatever the number: this code does not know whether the number has a record.
 * A phone that has reached its limit still counts for the network, with the same reads and writes. In doubt no text is sent.
 */
export async function consumeRateLimit(
  deps: RateLimitDeps,
  tenant: Tenant,
  key: RateLimitKey,
): Promise<RateLimitResult> {
  try {
    return await retryRaces(() => attempt(deps, tenant, key))
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error
    return 'busy'
  }
}

/** What a page says of a text that was asked for: the same for every phone, one whose share is used up included (REPLY-1). */
export type Asked = 'asked' | Exclude<RateLimitResult, 'admitted' | 'phone_full'>

/**
 * Does the work of a request, for a phone whose share is used up as well: the work is told so, makes no text leave, and
 * reads and writes as much, so that the time it takes does not reveal that the person asked before (REPLY-1).
 */
export async function whereAdmitted(
  deps: RateLimitDeps,
  tenant: Tenant,
  key: RateLimitKey,
  work: (admitted: boolean) => Promise<void>,
): Promise<Asked> {
  const result = await consumeRateLimit(deps, tenant, key)
  if (result !== 'admitted' && result !== 'phone_full') return result
  await work(result === 'admitted')
  return 'asked'
}

/** When the phone's limits admit another text at the earliest; it depends on what pages were asked, not on the record. */
export async function nextAdmission(
  { counters, clock }: RateLimitDeps,
  tenant: Tenant,
  { to, what }: Pick<RateLimitKey, 'to' | 'what'>,
): Promise<string> {
  const [counter] = await counters.read([nameOf(tenant.id, what, 'phone', to)])
  return nextWithin(counter?.times ?? [], limitsOf(tenant.limits, what).phone, clock())
}

async function attempt(
  { counters, clock }: RateLimitDeps,
  tenant: Tenant,
  key: RateLimitKey,
): Promise<RateLimitResult> {
  const [address, all, phone] = await counters.read(namesOf(tenant.id, key))
  if (!address || !all || !phone) throw new ConcurrencyError('a counter was not read')
  const limits = limitsOf(tenant.limits, key.what)
  const now = clock()
  const counted = (counter: Counter, what: Counted) => {
    const times = consumeLimit(counter.times, limits[what], now)
    return times && { ...counter, times, until: after(now, longest(limits[what])) }
  }
  const ofAddress = counted(address, 'address')
  if (!ofAddress) return 'address_full'
  const ofTenant = counted(all, 'tenant')
  if (!ofTenant) return 'tenant_full'
  const ofPhone = counted(phone, 'phone')
  const same = (counter: Counter, what: Counted) => ({
    ...counter,
    until: after(counter.times.at(-1) ?? now, longest(limits[what])),
  })
  await counters.write(
    ofPhone ? [ofAddress, ofTenant, ofPhone] : [ofAddress, same(all, 'tenant'), same(phone, 'phone')],
  )
  return ofPhone ? 'admitted' : 'phone_full'
}

function namesOf(tenant: string, { to, address, what }: RateLimitKey): CounterName[] {
  return [
    nameOf(tenant, what, 'address', networkOf(address)),
    nameOf(tenant, what, 'tenant', '*'),
    nameOf(tenant, what, 'phone', to),
  ]
}

function nameOf(tenant: string, purpose: Purpose, what: Counted, value: string): CounterName {
  return { tenant, what: purpose === 'code' ? `code_${what}` : what, value }
}
