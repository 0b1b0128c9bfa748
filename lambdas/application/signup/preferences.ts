import { PREFERENCES_CODE_TTL } from '../../domain/core/deadlines.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/expiry.ts'
import { grantsOf, hasStopped, heldGrant, holdsAnything } from '../../domain/core/status.ts'
import { after } from '../../domain/core/time.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import { type Execution, execute } from '../core/execute.ts'
import { retryRaces } from '../core/retry-races.ts'
import { type Challenge, isCode, PREFERENCES, type ProvingDeps } from './codes.ts'
import { consumeRateLimit, type RateLimitDeps, type RateLimitResult } from './rate-limit.ts'

/** Dependencies of the preferences page. */
export interface PreferencesDeps extends Execution, RateLimitDeps, ProvingDeps {
  /** A new, unguessable id. */
  newId: () => string
}

/** The page's answer: the same for every number (REPLY-1). */
export type CodeAsked = 'asked' | Exclude<RateLimitResult, 'admitted' | 'phone_full'>

/**
 * Texts a code to a phone that has a record and has not stopped the brand; for every other number the same writes happen
 * except for the text (OUT-8, REPLY-1).
 */
export async function askForCode(
  choosing: PreferencesDeps,
  tenant: Tenant,
  { to, address }: { to: string; address: string },
): Promise<CodeAsked> {
  const admission = await consumeRateLimit(choosing, tenant, { to, address, what: 'code' })
  if (admission === 'phone_full') return 'asked'
  if (admission !== 'admitted') return admission
  const subject = { tenant: tenant.id, to }
  await retryRaces(async () => {
    const read = await choosing.store.load(subject)
    const at = choosing.clock()
    const until = after(at, PREFERENCES_CODE_TTL)
    await choosing.codes.issue({ subject, id: choosing.newId(), at, until, text: textFor(tenant, read, at) })
  })
  return 'asked'
}

function textFor(tenant: Tenant, read: StoredRecord | undefined, now: string): Challenge['text'] {
  const current = currentRecord(read, now)
  if (!current || hasStopped(current.record)) return undefined
  const held = tenant.programs.find(({ id }) => heldGrant(current.record, id))
  const number = (grantsOf(current.record).length > 0 ? held?.number : undefined) ?? tenant.numbers[0]?.number
  if (number === undefined) return undefined
  return { reply: { kind: 'preferences_code', programs: [] }, number, read: current }
}

/** The result of typing a code: the phone is proved, the code is wrong, the attempts are used up, or the code has expired. */
export type Proved = 'proved' | 'wrong' | 'spent' | 'over'

/** Proves a phone by the preferences-page code: once, in time, and within five attempts (OUT-8). */
export async function typePreferencesCode(
  { clock, codes, codeOf }: PreferencesDeps,
  tenant: Tenant,
  { to, typed }: { to: string; typed: string },
): Promise<Proved> {
  const subject = { tenant: tenant.id, to }
  const now = clock()
  const limit = { most: tenant.limits.triesPerCode, until: after(now, PREFERENCES_CODE_TTL) }
  const tried = await codes.tryOnce(subject, PREFERENCES, limit)
  const meets = await isCode(codeOf, subject, tried?.challenge ?? PREFERENCES, typed)
  if (!tried) return 'spent'
  if (tried.until <= now) return 'over'
  if (!meets || tried.challenge === undefined) return 'wrong'
  return (await codes.take(subject, tried.challenge)) ? 'proved' : 'wrong'
}

/** What was chosen, by whom and where. */
export interface Choice {
  to: string
  join: readonly AskedProgram[]
  leave: readonly string[]
  stopAll: boolean
  personal: Personal
  /** Sending the same choice again changes nothing. */
  formId: string
}

/**
 * Carries out the choices in one command (IN-11, OUT-8). If a person opted in again in between, a repeated stop is a new
 * stop, whatever form sends it; a repeated opt-in is not (OUT-5).
 */
export async function choose(
  choosing: PreferencesDeps,
  tenant: Tenant,
  { formId, ...choice }: Choice,
): Promise<void> {
  await Promise.all(choice.join.map(({ shown }) => choosing.texts.keep(shown)))
  const command = { type: 'choose_programs', tenant: tenant.id, ...choice } as const
  const { result, context } = await execute(choosing, command, `choice#${formId}`)
  const stops = choice.stopAll ? [null] : choice.leave
  if (result === 'repeated' && stops.some((program) => holdsAnything(context.record, program))) {
    await execute(choosing, { ...command, join: [] }, `choice#${formId}#${choosing.newId()}`)
  }
}
