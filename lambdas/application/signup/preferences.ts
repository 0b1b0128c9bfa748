import { PREFERENCES_CODE_TTL } from '../../domain/core/deadlines.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import {
  grantsOf,
  hasStopped,
  hasStoppedAll,
  heldGrant,
  holdsAnything,
} from '../../domain/core/record/status.ts'
import { after } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { ChoosePrograms } from '../../domain/signup/choose-programs.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import { retryRaces } from '../core/retry-races.ts'
import type { Subject } from '../core/subject.ts'
import { type Challenge, isCode, type ProvingDeps } from './codes.ts'
import { type Asked, type RateLimitDeps, whereAdmitted } from './rate-limit.ts'

/** Dependencies of the preferences page. */
export interface PreferencesDeps extends Execution, RateLimitDeps, ProvingDeps {
  /** A new id that cannot be guessed. */
  newId: () => string
}

/** What the page says of a request for a code, and the challenge that the page then holds. */
export interface AskedForCode {
  asked: Asked
  challenge: string
}

/**
 * Texts a code to a phone that has a record, has not stopped the brand, and has not had its share of texts; for every other
 * number the same writes happen except for the text (OUT-8, REPLY-1).
 */
export async function askForCode(
  choosing: PreferencesDeps,
  tenant: Tenant,
  { to, address, language }: { to: string; address: string; language: PageLanguage },
): Promise<AskedForCode> {
  const challenge = choosing.newId()
  const asked = await whereAdmitted(choosing, tenant, { to, address, what: 'code' }, (admitted) =>
    retryRaces(() => issueCode(choosing, tenant, { to, language, challenge, admitted })),
  )
  return { asked, challenge }
}

interface Issuing {
  to: string
  language: PageLanguage
  challenge: string
  admitted: boolean
}

async function issueCode(
  { store, codes, clock }: PreferencesDeps,
  tenant: Tenant,
  { to, language, challenge: id, admitted }: Issuing,
) {
  const subject = { tenant: tenant.id, to }
  const read = await store.load(subject)
  const at = clock()
  const until = after(at, PREFERENCES_CODE_TTL)
  const text = textFor(tenant, read, at, language)
  await codes.issue({ subject, id, at, until, read, text: admitted ? text : undefined })
}

function textFor(
  tenant: Tenant,
  read: StoredRecord | undefined,
  now: string,
  language: PageLanguage,
): Challenge['text'] {
  const current = currentRecord(read, now)
  if (!current || hasStoppedAll(current.record)) return undefined
  const held = tenant.programs.find(({ id }) => heldGrant(current.record, id))
  const number = (grantsOf(current.record).length > 0 ? held?.number : undefined) ?? tenant.numbers[0]?.number
  if (number === undefined) return undefined
  return { reply: { kind: 'preferences_code', programs: [], language }, number, life: current.life }
}

/** The result of typing a code: the phone is proved, the code is wrong, the attempts are used up, or the code has expired. */
export type Proved = 'proved' | 'wrong' | 'spent' | 'over'

/**
 * Proves a phone by a preferences-page code: once, in time, and within five attempts, for one of the challenges that the
 * page holds, the newest first (OUT-8).
 */
export async function typePreferencesCode(
  choosing: PreferencesDeps,
  tenant: Tenant,
  { to, typed, challenges }: { to: string; typed: string; challenges: readonly string[] },
): Promise<Proved> {
  const subject = { tenant: tenant.id, to }
  const tries = challenges.map((id) => tryChallenge(choosing, tenant, subject, { id, typed }))
  const [newest = 'over', ...earlier] = await Promise.all(tries)
  return [newest, ...earlier].includes('proved') ? 'proved' : newest
}

async function tryChallenge(
  { clock, codes, codeOf }: PreferencesDeps,
  tenant: Tenant,
  subject: Subject,
  { id, typed }: { id: string; typed: string },
): Promise<Proved> {
  const now = clock()
  const limit = { most: tenant.limits.triesPerCode, until: after(now, PREFERENCES_CODE_TTL) }
  const tried = await codes.tryOnce(subject, id, limit)
  const meets = await isCode(codeOf, subject, id, typed)
  if (!tried) return 'spent'
  if (tried.until <= now) return 'over'
  if (!meets || !tried.sent.includes(id)) return 'wrong'
  return (await codes.take(subject, id)) ? 'proved' : 'wrong'
}

/** What was chosen, by whom and where. */
export interface Choice {
  to: string
  join: readonly AskedProgram[]
  leave: readonly string[]
  stopAll: boolean
  personal: Personal
  language: PageLanguage
  /** Sending the same choice again changes nothing. */
  formId: string
}

/**
 * Carries out the choices (IN-11, OUT-8): first the stops, in a transaction of their own, so that neither the size nor a
 * failure of what is joined can keep a stop from being recorded (OUT-5).
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
 * Records the stops, and returns the brand-wide stop that the person had come back from by then. If a person opted in
 * again in between, a repeated stop is a new stop, whatever form sends it; a repeated opt-in is not (OUT-5).
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

function commandOf({ id }: Tenant, { to, personal, language }: Choice): ChoosePrograms {
  return { type: 'choose_programs', tenant: id, to, personal, language, join: [], leave: [], stopAll: false }
}

/** The most programs in one transaction if each has a number of its own: a program needs up to five of the 100 items. */
const MAX_TOGETHER = 10

/** Keeps the programs of one number together, since one text confirms them all (IN-9). */
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
