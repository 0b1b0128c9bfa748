import { expect, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { openQueues } from '../../../local/services/queues/queues.ts'
import { snsEnvelope } from '../../../local/services/topics/envelope.ts'
import { openTopics } from '../../../local/services/topics/topics.ts'
import { openState } from '../../../local/state.ts'

const arn = 'arn:aws:sns:us-east-1:000000000000:assent-inbound-sms'

function openTopic(onPublish: () => void = () => {}) {
  const state = openState(undefined)
  const clock = movableClock(state)
  const queue = { name: 'work', arn: 'arn:work', url: 'work', visibilitySeconds: 60, redrive: undefined }
  const queues = openQueues([queue], state, clock)
  const subscriptions = [{ arn: `${arn}:1`, queue: 'work', raw: false }]
  const topic = { name: 'news', arn, keyArn: undefined, subscriptions }
  return { topic, queues, topics: openTopics([topic], { state, clock, queues }, onPublish) }
}

test('the envelope is that of SNS, with Timestamp in milliseconds', () => {
  const publication = { id: 'id', topicArn: arn, message: '{"a":1}', at: Date.parse('2026-11-21T12:00:00Z') }
  const attributes = { type: { DataType: 'String', StringValue: 'opted_in' } }
  expect(JSON.parse(snsEnvelope({ ...publication, attributes }, `${arn}:1`))).toMatchObject({
    Type: 'Notification',
    MessageId: 'id',
    TopicArn: arn,
    Message: '{"a":1}',
    Timestamp: '2026-11-21T12:00:00.000Z',
    SignatureVersion: '1',
    MessageAttributes: { type: { Type: 'String', Value: 'opted_in' } },
  })
})

test('an envelope omits missing attributes and subject', () => {
  const publication = { id: 'id', topicArn: arn, message: 'm', attributes: {}, at: 0 }
  const envelope = JSON.parse(snsEnvelope(publication, `${arn}:1`))
  expect(Object.keys(envelope)).not.toContain('MessageAttributes')
  expect(Object.keys(envelope)).not.toContain('Subject')
})

test('each published message is on the queue, in its own envelope, and in the history', () => {
  const { topic, topics, queues } = openTopic()
  topics.publish(topic, { message: 'one' })
  topics.publish(topic, { message: 'two' })
  const bodies = queues.receive('work', 10).map(({ body }) => JSON.parse(body).Message)
  expect(bodies).toEqual(['one', 'two'])
  expect(topics.published('news')).toEqual(['one', 'two'])
})

test('a publication that fails halfway leaves nothing behind', () => {
  const { topic, topics, queues } = openTopic(() => {
    throw new Error('disk full')
  })
  expect(() => topics.publish(topic, { message: 'one' })).toThrow('disk full')
  expect(queues.count('work').visible).toBe(0)
  expect(topics.published('news')).toEqual([])
})

test('a subscription with a filter policy gets the messages that pass it, raw if it asks for that', () => {
  const { topic, topics, queues } = openTopic()
  const filterPolicy = '{"type":["opted_in"],"program":["acme-alerts",{"exists":false}]}'
  topics.subscriptions.add(topic, { queue: 'work', raw: true, filterPolicy })
  const typed = (StringValue: string) => ({ DataType: 'String', StringValue })
  topics.publish(topic, { message: 'one', attributes: { type: typed('opted_in') } })
  topics.publish(topic, {
    message: 'two',
    attributes: { type: typed('opted_in'), program: typed('acme-alerts') },
  })
  topics.publish(topic, {
    message: 'three',
    attributes: { type: typed('opted_in'), program: typed('acme-offers') },
  })
  topics.publish(topic, { message: 'four', attributes: { type: typed('opted_out') } })
  const raw = queues.receive('work', 10).filter(({ body }) => !body.startsWith('{'))
  expect(raw.map(({ body }) => body)).toEqual(['one', 'two'])
})

test('a subscription that was removed gets nothing more', () => {
  const { topic, topics, queues } = openTopic()
  const subscription = topics.subscriptions.add(topic, { queue: 'work', raw: true, filterPolicy: undefined })
  topics.subscriptions.remove(subscription)
  topics.publish(topic, { message: 'one' })
  expect(queues.count('work').visible).toBe(1)
})

test('a filter policy with an operator that the local run does not know is refused', () => {
  const { topic, topics } = openTopic()
  const request = { queue: 'work', raw: true, filterPolicy: '{"type":[{"prefix":"opted_"}]}' }
  expect(() => topics.subscriptions.add(topic, request)).toThrow('FilterPolicy')
})
