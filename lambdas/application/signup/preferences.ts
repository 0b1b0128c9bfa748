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
import { type Asked, type RateLimitDeps, whereAdmitted } from './rate-limit.ts'

/** What the page of a person's own choices needs. */
export interface PreferencesDeps extends Execution, RateLimitDeps, ProvingDeps {
  /** A new id that cannot be guessed. */
  newId: () => string
}

/**
 * Texts a code to a phone of which something is known and which has not stopped the brand; for every other number the
 * same is written but the text (OUT-8, REPLY-1).
 */
export async function askForCode(
  choosing: PreferencesDeps,
  tenant: Tenant,
  { to, address }: { to: string; address: string },
): Promise<Asked> {
  return whereAdmitted(choosing, tenant, { to, address, what: 'code' }, () =>
    retryRaces(() => issueCode(choosing, tenant, to)),
  )
}

async function issueCode({ store, codes, clock, newId }: PreferencesDeps, tenant: Tenant, to: string) {
  const subject = { tenant: tenant.id, to }
  const read = await store.load(subject)
  const at = clock()
  const until = after(at, PREFERENCES_CODE_TTL)
  await codes.issue({ subject, id: newId(), at, until, text: textFor(tenant, read, at) })
}

function textFor(tenant: Tenant, read: StoredRecord | undefined, now: string): Challenge['text'] {
  const current = currentRecord(read, now)
  if (!current || hasStopped(current.record)) return undefined
  const held = tenant.programs.find(({ id }) => heldGrant(current.record, id))
  const number = (grantsOf(current.record).length > 0 ? held?.number : undefined) ?? tenant.numbers[0]?.number
  if (number === undefined) return undefined
  return { reply: { kind: 'preferences_code', programs: [] }, number, read: current }
}

/** What became of a code: the phone is proved, it is not the one, or no try or no time is left. */
export type Proved = 'proved' | 'wrong' | 'spent' | 'over'

/** Proves a phone by the code of the preferences page: once, in time, and in five tries (OUT-8). */
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
  /** The same choice sent again changes nothing. */
  formId: string
}

/**
 * Does what was chosen, in one command (IN-11, OUT-8). A stop that is sent again by a person who came back in between is
 * a new stop, whatever form it is sent by; what was joined is not joined again (OUT-5).
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
