import { type Request, type Response, ServiceError } from '../http/message.ts'
import type { Outcome } from '../runtime/functions/sandbox-protocol.ts'

/** Where evidence comes from. */
export interface EvidenceRecords {
  /** Invokes the reading operations. */
  records(request: object): Promise<Outcome>
}

/** Shows the evidence page of a phone, as the reading operations answer it. */
export async function showEvidence(
  { records }: EvidenceRecords,
  { query }: Request,
  phone: string,
): Promise<Response> {
  const request = { action: 'evidence', tenant: query.get('tenant') ?? '', to: phone }
  const { payload } = await records(request)
  const { html } = JSON.parse(payload) as { html?: string }
  if (html === undefined) {
    throw new ServiceError('BadRequest', `There is no evidence to show: ${payload}`)
  }
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    },
    body: html,
  }
}
