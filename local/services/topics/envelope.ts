import { arn, REGION } from '../../template/arn.ts'

/** A message published to a topic. */
export interface Publication {
  id: string
  topicArn: string
  message: string
  subject?: string | undefined
  attributes: Record<string, MessageAttribute>
  /** Milliseconds since 1970, by the system's clock. */
  at: number
}

/** A message attribute as sent by a publisher. */
export interface MessageAttribute {
  DataType: string
  StringValue?: string | undefined
  BinaryValue?: string | undefined
}

/** The message that SNS sends to a queue without raw delivery. */
export function snsEnvelope(publication: Publication, subscriptionArn: string): string {
  const { id, topicArn, message, subject, attributes, at } = publication
  const host = `https://sns.${REGION}.amazonaws.com`
  return JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: message,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '1',
    Signature: Buffer.from(arn('local', 'not-signed')).toString('base64'),
    SigningCertURL: `${host}/SimpleNotificationService-local.pem`,
    UnsubscribeURL: `${host}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: envelopeAttributes(attributes) }),
  })
}

function envelopeAttributes(attributes: Record<string, MessageAttribute>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue },
    ]),
  )
}
