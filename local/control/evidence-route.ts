import { withNextPart } from '../../lambdas/pages/evidence/signature-block.ts'
import { type Request, type Response, ServiceError } from '../http/message.ts'
import type { Outcome } from '../runtime/functions/sandbox-protocol.ts'

/** Where evidence comes from. */
export interface EvidenceRecords {
  /** Invokes the reading operations. */
  records(request: object): Promise<Outcome>
}

/** Shows the evidence page of a phone, as the reading operations answer it, with a link to the next part. */
export async function showEvidence(
  { records }: EvidenceRecords,
  { query }: Request,
  phone: string,
): Promise<Response> {
  const tenant = query.get('tenant') ?? ''
  const cursor = query.get('cursor') ?? undefined
  const { payload } = await records({ action: 'evidence', tenant, to: phone, ...(cursor && { cursor }) })
  const { html, cursor: next } = JSON.parse(payload) as { html?: string; cursor?: string | null }
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
    body: next ? withNextPart(html, `?${new URLSearchParams({ tenant, cursor: next })}`) : html,
  }
}
