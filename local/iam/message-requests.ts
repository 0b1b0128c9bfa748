import { arn } from '../template/arn.ts'
import type { StackTopic } from '../template/messaging.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Call } from './call.ts'

/** SNS: publishing to an encrypted topic requires its key as well. */
export function topicRequests(
  topics: readonly StackTopic[],
  { operation, input }: Call,
): AuthorizationRequest[] {
  const resource = String(input.TopicArn ?? input.TargetArn ?? '')
  const action = withoutBatch(operation)
  const { keyArn } = topics.find((topic) => topic.arn === resource) ?? {}
  if (action !== 'Publish' || keyArn === undefined) return [{ action: `sns:${action}`, resource }]
  return [
    { action: 'sns:Publish', resource },
    { action: 'kms:GenerateDataKey', resource: keyArn },
    { action: 'kms:Decrypt', resource: keyArn },
  ]
}

/** SQS: a batch is checked for the action of its entries. */
export function queueRequests({ operation, input }: Call): AuthorizationRequest[] {
  const name = String(input.QueueUrl).split('/').pop() ?? ''
  return [{ action: `sqs:${withoutBatch(operation)}`, resource: arn('sqs', name) }]
}

/** KMS: keys by id or ARN. */
export function keyRequests({ operation, input }: Call): AuthorizationRequest[] {
  const id = String(input.KeyId)
  return [{ action: `kms:${operation}`, resource: id.startsWith('arn:') ? id : arn('kms', `key/${id}`) }]
}

/**
 * SES: the sender's identity and, as in the SES sandbox, the identity of each recipient. Assumes that each address is a
 * verified identity, not its domain.
 */
export function mailRequests({ input }: Call): AuthorizationRequest[] {
  const from = addressOf(input.FromEmailAddress)
  const { ToAddresses = [] } = (input.Destination ?? {}) as { ToAddresses?: unknown[] }
  return [from, ...ToAddresses.map(addressOf)].map((identity) => ({
    action: 'ses:SendEmail',
    resource: arn('ses', `identity/${identity}`),
    context: { 'ses:FromAddress': from },
  }))
}

function addressOf(mailbox: unknown): string {
  return String(mailbox).replace(/^.*<(.*)>$/, '$1')
}

/** End User Messaging: the originator of a text and the configuration set that it names, or an opt-out list. */
export function textRequests({ operation, input }: Call): AuthorizationRequest[] {
  const { OriginationIdentity: from, OptOutListName: list, ConfigurationSetName: set } = input
  const identities = [
    ...(typeof list === 'string' ? [arn('sms-voice', `opt-out-list/${list}`)] : []),
    ...(typeof from === 'string' ? [originator(from)] : []),
    ...(typeof set === 'string' ? [arn('sms-voice', `configuration-set/${set}`)] : []),
  ]
  const resources = identities.length > 0 ? identities : ['*']
  return resources.map((resource) => ({ action: `sms-voice:${operation}`, resource }))
}

function originator(identity: string): string {
  if (identity.startsWith('arn:')) return identity
  if (identity.startsWith('pool-')) return arn('sms-voice', `pool/${identity}`)
  const isNumber = /^\+?\d+$|^phone-/.test(identity)
  return arn('sms-voice', `${isNumber ? 'phone-number' : 'sender-id'}/${identity}`)
}

function withoutBatch(operation: string): string {
  return operation.replace(/Batch$/, '')
}
