import type { Service } from '../../http/message.ts'
import { ServiceError } from '../../http/message.ts'
import { listMembers, queryService } from '../../http/query-protocol.ts'
import { nameInArn } from '../../template/arn.ts'
import type { StackTopic } from '../../template/messaging.ts'
import type { MessageAttribute } from './envelope.ts'
import type { Topics } from './topics.ts'

/** The operations of SNS for publishers and for queues that subscribe. */
export function snsApi(topics: Topics): Service {
  return queryService(
    { version: '2010-03-31', namespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
    new Map([
      ['Publish', (form: URLSearchParams) => publish(topics, form)],
      ['PublishBatch', (form: URLSearchParams) => publishBatch(topics, form)],
      ['Subscribe', (form: URLSearchParams) => subscribe(topics, form)],
      [
        'Unsubscribe',
        (form: URLSearchParams) => topics.subscriptions.remove(form.get('SubscriptionArn') ?? ''),
      ],
      [
        'ListTopics',
        () => ({ Topics: { member: [...topics.byArn.keys()].map((TopicArn) => ({ TopicArn })) } }),
      ],
      ['GetTopicAttributes', (form: URLSearchParams) => attributes(topicOf(topics, form))],
    ]),
  )
}

function publish(topics: Topics, form: URLSearchParams): { MessageId: string } {
  const topic = topicOf(topics, form)
  const MessageId = topics.publish(topic, {
    message: messageOf(form.get('Message')),
    subject: form.get('Subject') ?? undefined,
    attributes: attributesOf(listMembers(form, 'MessageAttributes.entry')),
  })
  return { MessageId }
}

function publishBatch(topics: Topics, form: URLSearchParams): unknown {
  const topic = topicOf(topics, form)
  const entries = listMembers(form, 'PublishBatchRequestEntries.member')
  if (entries.length === 0 || entries.length > 10) {
    throw new ServiceError('TooManyEntriesInBatchRequest', 'A batch must have one to ten messages.')
  }
  const published = entries.map((entry) => ({
    Id: entry.get('Id'),
    MessageId: topics.publish(topic, {
      message: messageOf(entry.get('Message')),
      subject: entry.get('Subject'),
      attributes: attributesOf(listMembers(new URLSearchParams([...entry]), 'MessageAttributes.entry')),
    }),
  }))
  return { Successful: { member: published }, Failed: {} }
}

function subscribe(topics: Topics, form: URLSearchParams): { SubscriptionArn: string } {
  if (form.get('Protocol') !== 'sqs') {
    throw new ServiceError(
      'InvalidParameter',
      'Invalid parameter: Protocol: the local run supports only sqs.',
    )
  }
  const given = new Map(
    listMembers(form, 'Attributes.entry').map((entry) => [entry.get('key'), entry.get('value')]),
  )
  const SubscriptionArn = topics.subscriptions.add(topicOf(topics, form), {
    queue: nameInArn(form.get('Endpoint') ?? ''),
    raw: given.get('RawMessageDelivery') === 'true',
    filterPolicy: given.get('FilterPolicy'),
  })
  return { SubscriptionArn }
}

function attributes({ arn, name }: StackTopic): unknown {
  const entry = [
    { key: 'TopicArn', value: arn },
    { key: 'DisplayName', value: name },
  ]
  return { Attributes: { entry } }
}

function topicOf(topics: Topics, form: URLSearchParams): StackTopic {
  const topic = topics.byArn.get(form.get('TopicArn') ?? form.get('TargetArn') ?? '')
  if (!topic) throw new ServiceError('NotFound', 'Topic does not exist', {}, 404)
  return topic
}

function messageOf(message: string | null | undefined): string {
  if (!message) throw new ServiceError('InvalidParameter', 'Invalid parameter: Empty message')
  if (Buffer.byteLength(message) > 256 * 1024) {
    throw new ServiceError('InvalidParameter', 'Invalid parameter: Message too long')
  }
  return message
}

function attributesOf(entries: Map<string, string>[]): Record<string, MessageAttribute> {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.get('Name') ?? '',
      {
        DataType: entry.get('Value.DataType') ?? 'String',
        StringValue: entry.get('Value.StringValue'),
        BinaryValue: entry.get('Value.BinaryValue'),
      },
    ]),
  )
}
