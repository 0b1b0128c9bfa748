import { REQUEST_TTL } from '../../domain/core/deadlines.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/expiry.ts'
import { emptyRecord } from '../../domain/core/record.ts'
import { after } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import { type CodedRequests, codedRequests } from '../../domain/signup/confirm-by-code.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { CodeOf } from '../core/code-of.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Subject } from '../core/subject.ts'
import { isCode, type ProvingDeps, SIGN_UP } from './codes.ts'
import { type Asked, type RateLimitDeps, whereAdmitted } from './rate-limit.ts'

/** Dependencies of signing up on a page. */
export interface SignUpDeps extends Execution, RateLimitDeps, ProvingDeps {
  /** Consumes an invitation once: returns its reference for the ledger; null if it is another tenant's, used or expired. */
  takeInvitation(tenant: string, id: string): Promise<string | null>
}

/** A posted form and the address that it came from. */
export interface PostedForm {
  to: string
  asked: readonly AskedProgram[]
  personal: Personal
  address: string
  /** Posting the same form again changes nothing (OUT-7). */
  formId: string
  invitation: string | undefined
  /** The language of the form (LANG-1). */
  language: PageLanguage
}

/**
 * Takes a sign-up: first counts it, then, if a text may be sent, stores requests that wait for the phone's confirmation
 * (IN-4). The same table requests are made for every number, whether opted in, stopped, declined or unknown.
 */
export async function signUp(signingUp: SignUpDeps, tenant: Tenant, form: PostedForm): Promise<Asked> {
  const { to, address } = form
  const key = { to, address, what: 'request' } as const
  return whereAdmitted(signingUp, tenant, key, () => keepRequests(signingUp, tenant, form))
}

async function keepRequests(
  signingUp: SignUpDeps,
  tenant: Tenant,
  { to, asked, personal, formId, invitation, language }: PostedForm,
): Promise<void> {
  await Promise.all(asked.map(({ shown }) => signingUp.texts.keep(shown)))
  const reference = invitation === undefined ? null : await signingUp.takeInvitation(tenant.id, invitation)
  const command = {
    type: 'request_consent',
    tenant: tenant.id,
    to,
    asked,
    personal,
    language,
    reference,
  } as const
  const { result } = await execute(signingUp, { ...command, medium: 'web_form' }, `form#${formId}`)
  // A repetition owes no new code, so that it gives no new tries.
  if (result !== 'changed') return
  await signingUp.codes.begin({ tenant: tenant.id, to }, SIGN_UP, after(signingUp.clock(), REQUEST_TTL))
}

/** The result of typing a code: the programs that were joined, or the code is wrong, used up or expired. */
export type Typed = { joined: string[] } | 'wrong' | 'spent' | 'over'

/**
 * Proves a phone by the code that was texted to it (IN-4): after five attempts no code is accepted. For a person who was
 * sent no code, the same table requests are made.
 */
export async function typeSignUpCode(
  signingUp: SignUpDeps,
  tenant: Tenant,
  { to, typed, personal }: { to: string; typed: string; personal: Personal },
): Promise<Typed> {
  const { store, clock, codes, codeOf } = signingUp
  const subject = { tenant: tenant.id, to }
  const stored = await store.load(subject)
  const now = clock()
  const limit = { most: tenant.limits.triesPerCode, until: after(now, REQUEST_TTL) }
  const tried = await codes.tryOnce(subject, SIGN_UP, limit)
  const record = currentRecord(stored, now)?.record ?? emptyRecord
  const met = await codeMet(codeOf, subject, codedRequests(tenant, record, now), typed)
  if (!tried) return 'spent'
  if (tried.until <= now) return 'over'
  if (!met) return 'wrong'
  const command = { type: 'confirm_by_code', ...subject, requests: met.requests, personal } as const
  const { events } = await execute(signingUp, command, `code#${met.codeOf}`)
  return { joined: events.flatMap(({ type, program }) => (type === 'opted_in' ? [program ?? ''] : [])) }
}

/** The requests that the code confirms. */
async function codeMet(
  codeOf: CodeOf,
  subject: Subject,
  waiting: readonly CodedRequests[],
  typed: string,
): Promise<CodedRequests | undefined> {
  const asked = waiting.length > 0 ? waiting : [{ codeOf: SIGN_UP, requests: [] }]
  for (const each of asked) {
    if ((await isCode(codeOf, subject, each.codeOf, typed)) && each.requests.length > 0) return each
  }
  return undefined
}
