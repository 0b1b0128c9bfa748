import { randomUUID } from 'node:crypto'
import { json, type Response } from '../http/message.ts'
import { xml } from '../http/xml.ts'
import { ACCOUNT } from '../template/arn.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Signer } from './signer.ts'

/** A service's access-denied response, in its own protocol. */
export function accessDenied(
  { accessKey, service }: Signer,
  { action, resource }: AuthorizationRequest,
): Response {
  const caller = `arn:aws:sts::${ACCOUNT}:assumed-role/${accessKey}`
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
  switch (service) {
    case 's3':
      return xmlResponse('Error', { Code: 'AccessDenied', Message: message })
    case 'sns':
      return xmlResponse('ErrorResponse', {
        Error: { Type: 'Sender', Code: 'AuthorizationError', Message: message },
        RequestId: randomUUID(),
      })
    case 'ses':
      return json({ message }, 403, { 'x-amzn-errortype': 'AccessDeniedException' })
    default:
      return json({ __type: 'AccessDeniedException', message, Message: message }, 400, {
        'content-type': 'application/x-amz-json-1.0',
        ...(service === 'sqs' && { 'x-amzn-query-error': 'AccessDenied;Sender' }),
      })
  }
}

function xmlResponse(root: string, content: object): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, content)}`
  return { status: 403, headers: { 'content-type': 'application/xml' }, body }
}
