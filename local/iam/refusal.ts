import { randomUUID } from 'node:crypto'
import { type Answer, json } from '../http/message.ts'
import { xml } from '../http/xml.ts'
import { ACCOUNT } from '../template/place.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Signer } from './signer.ts'

/** What a service answers whom IAM refuses, in its own protocol. */
export function refusal({ accessKey, service }: Signer, { action, resource }: AuthorizationRequest): Answer {
  const caller = `arn:aws:sts::${ACCOUNT}:assumed-role/${accessKey}`
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
  switch (service) {
    case 's3':
      return inXml('Error', { Code: 'AccessDenied', Message: message })
    case 'sns':
      return inXml('ErrorResponse', {
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

function inXml(root: string, content: object): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, content)}`
  return { status: 403, headers: { 'content-type': 'application/xml' }, body }
}
