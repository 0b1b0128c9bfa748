import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { CLAIM_TIMEOUT_MS, SEND_LEAD_TIME_MS } from '../../../lambdas/application/core/claim.ts'
import { REASSIGNED_REMINDER } from '../../../lambdas/environment.ts'
import { referencedId, resourcesOf, root, systemTemplate } from '../synthesize.ts'
import { all, nameOf, ofType, template, withEverything } from './system.ts'

describe('alarms', () => {
  const names = (): string[] => ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties.AlarmName)

  test('every alarm notifies the alarm topic', () => {
    for (const { properties } of ofType('AWS::CloudWatch::Alarm')) {
      expect(
        properties.AlarmActions.map((topic: unknown) => nameOf('AWS::SNS::Topic', referencedId(topic))),
      ).toEqual(['assent-alarms'])
    }
  })

  test('there is an alarm for every dead-letter queue, every function, waiting messages and each counted failure', () => {
    const queues = ofType('AWS::SQS::Queue').map(({ properties }) => properties.QueueName)
    const functions = ofType('AWS::Lambda::Function').map(
      ({ properties }) => `${properties.FunctionName}-errors`,
    )
    const deadLetters = queues.filter(
      (name) => !['assent-inbound-sms', 'assent-replies', 'assent-delivery-events'].includes(name),
    )
    expect(names().sort()).toEqual(
      [
        ...deadLetters,
        ...functions,
        'assent-inbound-sms-waiting',
        'assent-inbound-sms-throttled',
        'assent-delivery-events-waiting',
        ...['inbound-sms', 'delivery-events'].flatMap((queue) =>
          ['', '-hour', '-day'].map((age) => `assent-${queue}-retrying${age}`),
        ),
        'assent-send-unknown',
        'assent-provider-opted-out',
        'assent-send-refused',
        'assent-codes-near-ceiling',
        'assent-configuration-set-missing',
        'assent-reply-refused',
        'assent-reply-unknown',
        'assent-reviews-waiting',
        'assent-stop-recorded-late',
        'assent-complained',
        'assent-spam-filtered',
        'assent-reassigned-check-due',
        'assent-digest-late',
        'assent-site-unanswered',
      ].sort(),
    )
  })

  test('REACH-2: once a month an alarm reminds of numbers that may have a new holder', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(30 days)',
      Targets: [Match.objectLike({ Input: JSON.stringify(REASSIGNED_REMINDER) })],
    })
  })

  test('a message that has waited over 60 seconds sets off an alarm', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'assent-inbound-sms-waiting',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 60,
      ComparisonOperator: 'GreaterThanThreshold',
    })
  })

  test.each([
    ['inbound-sms', 'inbound-waiting', '', 60],
    ['inbound-sms', 'inbound-waiting', '-hour', 3600],
    ['inbound-sms', 'inbound-waiting', '-day', 86_400],
    ['delivery-events', 'delivery-waiting', '', 60],
    ['delivery-events', 'delivery-waiting', '-hour', 3600],
    ['delivery-events', 'delivery-waiting', '-day', 86_400],
  ])(
    'OUT-5: %s counts the seconds of failing messages as %s, and %s fires above %i',
    (queue, metric, age, seconds) => {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmName: `assent-${queue}-retrying${age}`,
        MetricName: metric,
        Statistic: 'Maximum',
        Threshold: seconds,
      })
      const filter = ofType('AWS::Logs::MetricFilter').find(({ properties }) =>
        properties.MetricTransformations.some(
          ({ MetricName }: { MetricName: string }) => MetricName === metric,
        ),
      )
      expect(filter?.properties.MetricTransformations).toMatchObject([{ MetricValue: '$.message.seconds' }])
      const logGroup = all.find(({ id }) => id === referencedId(filter?.properties.LogGroupName))
      expect(logGroup?.properties.LogGroupName).toBe(`/aws/lambda/assent-${queue}`)
    },
  )

  test('OUT-10: texts from senders that are no phones are counted, and set off no alarm', () => {
    const filters = ofType('AWS::Logs::MetricFilter').filter(({ properties }) =>
      properties.FilterPattern.includes('inbound_stranger'),
    )
    expect(filters).toHaveLength(1)
    expect(names().filter((name) => name.includes('stranger'))).toEqual([])
  })

  test.each(['reply_unknown', 'reply_refused'])('%s is counted as the reply sender logs it', (event) => {
    const filters = ofType('AWS::Logs::MetricFilter')
    const filter = filters.find(({ properties }) => properties.FilterPattern.includes(event))
    const logGroup = all.find(({ id }) => id === referencedId(filter?.properties.LogGroupName))
    expect(filter?.properties.FilterPattern).toBe(`{ $.message.event = "${event}" }`)
    expect(logGroup?.properties.LogGroupName).toBe('/aws/lambda/assent-reply-sender')
  })

  test('EVT-2: a claim times out after the sender has ended, and before its queue tries again', () => {
    const [sender] = ofType('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-reply-sender',
    )
    const [queue] = ofType('AWS::SQS::Queue').filter(
      ({ properties }) => properties.QueueName === 'assent-replies',
    )
    expect(CLAIM_TIMEOUT_MS).toBeGreaterThan(sender?.properties.Timeout * 1000)
    expect(CLAIM_TIMEOUT_MS).toBeLessThan(queue?.properties.VisibilityTimeout * 1000)
  })

  test('GATE-7, EVT-2: the sending gate has ended before its claim times out, and before the permitted hours end', () => {
    const [gate] = ofType('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-send-message',
    )
    const timeout = gate?.properties.Timeout * 1000
    expect(CLAIM_TIMEOUT_MS).toBeGreaterThan(timeout)
    expect(SEND_LEAD_TIME_MS).toBeGreaterThanOrEqual(timeout + 5000)
  })

  test('every alarm has an article in the runbook', () => {
    const articles = readFileSync(join(root, 'docs', 'runbook.md'), 'utf8').match(
      /(?<=^#+ .*`)[a-z-]+(?=`)/gm,
    )
    const alarms = resourcesOf(withEverything, 'AWS::CloudWatch::Alarm')
    expect(alarms.map(({ properties }) => properties.AlarmName.replace('assent-', '')).sort()).toEqual(
      articles?.sort(),
    )
  })

  test('an alarm email is subscribed to the alarm topic', () => {
    systemTemplate({ alarmEmail: 'ops@acme.example' }).hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@acme.example',
    })
  })
})

describe('the dashboard', () => {
  test('shows decisions by reason, messages by outcome, consent changes and delivery events', () => {
    const [dashboard] = ofType('AWS::CloudWatch::Dashboard')
    expect(dashboard?.properties.DashboardName).toBe('assent')
    const body = JSON.stringify(dashboard?.properties.DashboardBody)
    for (const metric of ['decided', 'sent', 'published', 'delivery']) {
      expect(body).toContain(`MetricName=\\\\\\"${metric}\\\\\\"`)
    }
  })

  test('every metric on it is counted from log lines, with fields of the line as dimensions', () => {
    const counted = ofType('AWS::Logs::MetricFilter').flatMap(({ properties }) => {
      const [{ MetricName, Dimensions = [] }] = properties.MetricTransformations
      const by = Dimensions.map(({ Value }: { Value: string }) => Value)
      return by.length > 0
        ? [[MetricName, nameOf('AWS::Logs::LogGroup', referencedId(properties.LogGroupName)), ...by]]
        : []
    })
    expect(counted.map(([metric, , ...by]) => [metric, ...by])).toEqual([
      ['decided', '$.message.gate', '$.message.reason'],
      ['decided', '$.message.gate', '$.message.reason'],
      ['sent', '$.message.outcome'],
      ['published', '$.message.type'],
      ['published', '$.message.type'],
      ['published', '$.message.type'],
      ['delivery', '$.message.outcome'],
    ])
  })
})
