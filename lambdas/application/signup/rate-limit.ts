import { after } from '../../domain/core/time.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Counted, consumeLimit, limitsOf, longest } from '../../domain/tenant/limits.ts'
import type { Clock } from '../core/clock.ts'
import { ConcurrencyError } from '../core/consent-store.ts'
import { retryRaces } from '../core/retry-races.ts'

/** Whose requests are counted: of a phone, an address or a whole tenant; codes of the preferences page apart. */
export interface CounterName {
  tenant: string
  what: Counted | 'phone_code'
  value: string
}

/** A counter as it stands: version 0 where there is none. */
export interface Counter {
  name: CounterName
  times: readonly string[]
  version: number
}

/** Where requests are counted. */
export interface Counters {
  /** By one strongly consistent request, in the order asked. */
  read(names: readonly CounterName[]): Promise<Counter[]>
  /** Writes all over the versions that were read, or none: then a {@link ConcurrencyError} is raised. */
  write(counters: readonly (Counter & { until: string })[]): Promise<void>
}

/** What counting needs. */
export interface RateLimitDeps {
  counters: Counters
  clock: Clock
}

/** Who wants a text to leave: which phone, from which address, and for what. */
export interface RateLimitKey {
  to: string
  address: string
  what: 'request' | 'code'
}

/** Whether a text may leave; else what is used up, or that it is not known. */
export type RateLimitResult = 'admitted' | 'phone_full' | 'address_full' | 'tenant_full' | 'busy'

/**
 * Counts a text that a page is about to owe, whoever it is for: nothing here knows whether the number is known. A phone
 * that has had its share still counts for the address. In doubt no text leaves.
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

/** Does what makes a text leave, where one may. */
export async function whereAdmitted(
  deps: RateLimitDeps,
  tenant: Tenant,
  key: RateLimitKey,
  work: () => Promise<void>,
): Promise<Asked> {
  const result = await consumeRateLimit(deps, tenant, key)
  if (result !== 'admitted' && result !== 'phone_full') return result
  if (result === 'admitted') await work()
  return 'asked'
}

async function attempt(
  { counters, clock }: RateLimitDeps,
  tenant: Tenant,
  key: RateLimitKey,
): Promise<RateLimitResult> {
  const [address, all, phone] = await counters.read(namesOf(tenant.id, key))
  if (!address || !all || !phone) throw new ConcurrencyError('a counter was not read')
  const limits = limitsOf(tenant.limits)
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
  await counters.write(ofPhone ? [ofAddress, ofTenant, ofPhone] : [ofAddress])
  return ofPhone ? 'admitted' : 'phone_full'
}

function namesOf(tenant: string, { to, address, what }: RateLimitKey): CounterName[] {
  return [
    { tenant, what: 'address', value: address },
    { tenant, what: 'tenant', value: '*' },
    { tenant, what: what === 'code' ? 'phone_code' : 'phone', value: to },
  ]
}
