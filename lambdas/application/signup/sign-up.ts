import { REQUEST_TTL } from '../../domain/core/deadlines.ts'
import type { Personal } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import { emptyRecord } from '../../domain/core/record/record.ts'
import { after } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import { type CodedRequests, codedRequests } from '../../domain/signup/confirm-by-code.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { CodeOf } from '../core/ports/code-of.ts'
import type { ConsentStore } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import { isCode, type ProvingDeps } from './codes.ts'
import type { InvitationStore } from './invitations.ts'
import { type Asked, type RateLimitDeps, whereAdmitted } from './rate-limit.ts'

/** Dependencies of signing up on a page. */
export interface SignUpDeps extends Execution, RateLimitDeps, ProvingDeps {
  invitations: Pick<InvitationStore, 'take'>
  /** Writes as much as a change would, in the same way, and changes nothing. */
  rehearse: ConsentStore['commit']
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
 * (IN-4). The same table requests are made for every number, whether opted in, stopped, declined or unknown, and for one
 * that was asked for so recently that no text may be sent.
 */
export async function signUp(signingUp: SignUpDeps, tenant: Tenant, form: PostedForm): Promise<Asked> {
  const { to, address } = form
  const key = { to, address, what: 'request' } as const
  return whereAdmitted(signingUp, tenant, key, (admitted) =>
    keepRequests(admitted ? signingUp : rehearsal(signingUp), tenant, form, admitted),
  )
}

/** Reads, decides and writes as usual, but changes nothing. */
function rehearsal(signingUp: SignUpDeps): SignUpDeps {
  return { ...signingUp, store: { ...signingUp.store, commit: signingUp.rehearse } }
}

async function keepRequests(
  signingUp: SignUpDeps,
  tenant: Tenant,
  { to, asked, personal, formId, invitation, language }: PostedForm,
  admitted: boolean,
): Promise<void> {
  await Promise.all(asked.map(({ shown }) => signingUp.texts.keep(shown)))
  const { invitations, clock } = signingUp
  const invitedBy =
    invitation === undefined ? null : await invitations.take(invitation, tenant.id, clock(), !admitted)
  const command = {
    type: 'request_consent',
    tenant: tenant.id,
    to,
    asked,
    personal,
    language,
    invitedBy: invitedBy ?? null,
  } as const
  const { events } = await execute(signingUp, { ...command, medium: 'web_form' }, `form#${formId}`)
  const sent = admitted ? events.flatMap(({ type, id }) => (type === 'pending' ? [id] : [])) : []
  const until = after(clock(), REQUEST_TTL)
  await signingUp.codes.begin({ tenant: tenant.id, to }, formId, { until, sent })
}

/** The result of typing a code: the programs that were joined, or the code is wrong, used up or expired. */
export type Typed = { joined: string[] } | 'wrong' | 'spent' | 'over'

/** What was typed on a page, and the challenges that it holds: the ids of its form and of earlier ones, the newest first. */
export interface TypedCode {
  to: string
  typed: string
  challenges: readonly string[]
  personal: Personal
}

/**
 * Proves a phone by the code that was texted to it for the form (IN-4): after five attempts no code is accepted for that
 * form. For a person who was sent no code, the same table requests are made.
 */
export async function typeSignUpCode(
  signingUp: SignUpDeps,
  tenant: Tenant,
  { to, typed, challenges, personal }: TypedCode,
): Promise<Typed> {
  const { store, clock, codes, codeOf } = signingUp
  const subject = { tenant: tenant.id, to }
  const now = clock()
  const limit = { most: tenant.limits.triesPerCode, until: after(now, REQUEST_TTL) }
  const stored = await store.load(subject)
  const tries = await Promise.all(challenges.map((id) => codes.tryOnce(subject, id, limit)))
  const sent = tries.flatMap((tried) => (tried && tried.until > now ? tried.sent : []))
  const record = currentRecord(stored, now)?.record ?? emptyRecord
  const waiting = codedRequests(tenant, record, now).filter(({ requests }) =>
    requests.some((id) => sent.includes(id)),
  )
  const met = await codeMet(codeOf, subject, { waiting, typed, decoy: challenges[0] ?? '' })
  if (met) {
    const command = { type: 'confirm_by_code', ...subject, requests: met.requests, personal } as const
    const { events } = await execute(signingUp, command, `code#${met.codeOf}`)
    return { joined: events.flatMap(({ type, program }) => (type === 'opted_in' ? [program ?? ''] : [])) }
  }
  const [newest] = tries
  if (!newest) return 'spent'
  return newest.until <= now ? 'over' : 'wrong'
}

interface Meeting {
  waiting: readonly CodedRequests[]
  typed: string
  /** Compared with where nothing waits, so that it takes as long. */
  decoy: string
}

/** The requests that the code confirms. */
async function codeMet(
  codeOf: CodeOf,
  subject: Subject,
  { waiting, typed, decoy }: Meeting,
): Promise<CodedRequests | undefined> {
  const asked = waiting.length > 0 ? waiting : [{ codeOf: decoy, requests: [] }]
  for (const each of asked) {
    if ((await isCode(codeOf, subject, each.codeOf, typed)) && each.requests.length > 0) return each
  }
  return undefined
}
