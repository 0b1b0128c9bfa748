import { PREFERENCES_CODE_TTL } from '../../domain/core/deadlines.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/expiry.ts'
import { grantsOf, hasStopped, heldGrant, holdsAnything } from '../../domain/core/status.ts'
import { after } from '../../domain/core/time.ts'
import type { ChoosePrograms } from '../../domain/signup/choose-programs.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import { type Execution, execute } from '../core/execute.ts'
import { retryRaces } from '../core/retry-races.ts'
import { type Challenge, isCode, PREFERENCES, type ProvingDeps } from './codes.ts'
import { consumeRateLimit, type RateLimitDeps, type RateLimitResult } from './rate-limit.ts'

/** What the page of a person's own choices needs. */
export interface PreferencesDeps extends Execution, RateLimitDeps, ProvingDeps {
  /** A new id, nobody's guess. */
  newId: () => string
}

/** What the page says: the same for everybody (REPLY-1). */
export type CodeAsked = 'asked' | Exclude<RateLimitResult, 'admitted' | 'phone_full'>

/**
 * Texts a code to a phone of which something is known and which has not stopped the brand; for every other number the
 * same is written but the text (OUT-8, REPLY-1).
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
 * Does what was chosen (IN-11, OUT-8): what is stopped first, in a transaction of its own, so that nothing which is joined
 * can keep a stop from being recorded, neither its size nor its failure (OUT-5).
 */
export async function choose(choosing: PreferencesDeps, tenant: Tenant, choice: Choice): Promise<void> {
  const cameBackFrom = await stopChosen(choosing, tenant, choice)
  for (const [place, together] of transactionsOf(tenant, choice.join).entries()) {
    await Promise.all(together.map(({ shown }) => choosing.texts.keep(shown)))
    const command = { ...commandOf(tenant, choice), join: together, cameBackFrom }
    await execute(choosing, command, `choice#${choice.formId}#join#${place}`)
  }
}

/**
 * Records what is stopped, and answers which brand-wide stop the person had come back from by then. A stop that is sent
 * again by somebody who came back in between is a new stop, whatever form it is sent by (OUT-5).
 */
async function stopChosen(
  choosing: PreferencesDeps,
  tenant: Tenant,
  choice: Choice,
): Promise<string | null | undefined> {
  const { leave, stopAll, formId } = choice
  if (leave.length === 0 && !stopAll) return undefined
  const command = { ...commandOf(tenant, choice), leave, stopAll }
  const { result, context } = await execute(choosing, command, `choice#${formId}`)
  const stops = stopAll ? [null] : leave
  if (result === 'repeated' && stops.some((program) => holdsAnything(context.record, program))) {
    await execute(choosing, command, `choice#${formId}#${choosing.newId()}`)
  }
  return hasStopped(context.record) ? undefined : context.record.stops.all
}

function commandOf({ id }: Tenant, { to, personal }: Choice): ChoosePrograms {
  return { type: 'choose_programs', tenant: id, to, personal, join: [], leave: [], stopAll: false }
}

/** How many programs are joined in one transaction, whatever numbers they are of: each takes up to five of its 100 items. */
const MAX_TOGETHER = 10

/** The programs of one number stay together, since one text confirms them all (IN-9). */
function transactionsOf({ programs }: Tenant, join: readonly AskedProgram[]): AskedProgram[][] {
  const numberOf = ({ program }: AskedProgram) => programs.find(({ id }) => id === program)?.number
  const transactions: AskedProgram[][] = []
  for (const together of Map.groupBy(join, numberOf).values()) {
    const last = transactions.at(-1)
    if (last && last.length + together.length <= MAX_TOGETHER) last.push(...together)
    else transactions.push([...together])
  }
  return transactions
}
