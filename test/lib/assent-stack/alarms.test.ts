import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLAIM_TIMEOUT_MS, SEND_LEAD_TIME_MS } from '../../../lambdas/application/core/claim.ts'
import { named, root, systemTemplate } from '../synthesize.ts'
import { all, nameOf, of, template } from './system.ts'

describe('alarms', () => {
  const names = (): string[] => of('AWS::CloudWatch::Alarm').map(({ properties }) => properties.AlarmName)

  test('every alarm reaches the alarm topic', () => {
    for (const { properties } of of('AWS::CloudWatch::Alarm')) {
      expect(
        properties.AlarmActions.map((topic: unknown) => nameOf('AWS::SNS::Topic', named(topic))),
      ).toEqual(['assent-alarms'])
    }
  })

  test('every dead letter, every failing function, a waiting message and an unknown reply ring', () => {
    const queues = of('AWS::SQS::Queue').map(({ properties }) => properties.QueueName)
    const functions = of('AWS::Lambda::Function').map(({ properties }) => `${properties.FunctionName}-errors`)
    const deadLetters = queues.filter(
      (name) => !['assent-inbound-sms', 'assent-replies', 'assent-delivery-events'].includes(name),
    )
    expect(names().sort()).toEqual(
      [
        ...deadLetters,
        ...functions,
        'assent-inbound-sms-waiting',
        'assent-send-unknown',
        'assent-provider-opted-out',
        'assent-send-refused',
        'assent-configuration-set-missing',
        'assent-reply-refused',
        'assent-reply-unknown',
        'assent-reviews-waiting',
        'assent-stop-recorded-late',
        'assent-site-unanswered',
      ].sort(),
    )
  })

  test('a message that has waited over 60 seconds rings', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'assent-inbound-sms-waiting',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 60,
      ComparisonOperator: 'GreaterThanThreshold',
    })
  })

  test.each(['reply_unknown', 'reply_refused'])('%s is counted as the reply sender logs it', (event) => {
    const filters = of('AWS::Logs::MetricFilter')
    const filter = filters.find(({ properties }) => properties.FilterPattern.includes(event))
    const logGroup = all.find(({ id }) => id === named(filter?.properties.LogGroupName))
    expect(filter?.properties.FilterPattern).toBe(`{ $.message.event = "${event}" }`)
    expect(logGroup?.properties.LogGroupName).toBe('/aws/lambda/assent-reply-sender')
  })

  test('EVT-2: a claim is given up after the sender must have ended, and before its queue tries again', () => {
    const [sender] = of('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-reply-sender',
    )
    const [queue] = of('AWS::SQS::Queue').filter(
      ({ properties }) => properties.QueueName === 'assent-replies',
    )
    expect(CLAIM_TIMEOUT_MS).toBeGreaterThan(sender?.properties.Timeout * 1000)
    expect(CLAIM_TIMEOUT_MS).toBeLessThan(queue?.properties.VisibilityTimeout * 1000)
  })

  test('GATE-7, EVT-2: the sending gate has ended before its claim is given up, and before the hours it claimed in', () => {
    const [gate] = of('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-send-message',
    )
    const most = gate?.properties.Timeout * 1000
    expect(CLAIM_TIMEOUT_MS).toBeGreaterThan(most)
    expect(SEND_LEAD_TIME_MS).toBeGreaterThanOrEqual(most + 5000)
  })

  test('every alarm has an article in the runbook', () => {
    const articles = readFileSync(join(root, 'docs', 'runbook.md'), 'utf8').match(
      /(?<=^#+ .*`)[a-z-]+(?=`)/gm,
    )
    expect(
      names()
        .map((name) => name.replace('assent-', ''))
        .sort(),
    ).toEqual(articles?.sort())
  })

  test('with an alarm e-mail somebody is subscribed', () => {
    systemTemplate({ alarmEmail: 'ops@acme.example' }).hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@acme.example',
    })
  })
})

describe('the dashboard', () => {
  test('shows decisions by reason, messages by outcome, changes of consent and deliveries', () => {
    const [dashboard] = of('AWS::CloudWatch::Dashboard')
    expect(dashboard?.properties.DashboardName).toBe('assent')
    const body = JSON.stringify(dashboard?.properties.DashboardBody)
    for (const metric of ['decided', 'sent', 'published', 'delivery']) {
      expect(body).toContain(`MetricName=\\\\\\"${metric}\\\\\\"`)
    }
  })

  test('every metric on it is counted from a log line, told apart by what the line says', () => {
    const counted = of('AWS::Logs::MetricFilter').flatMap(({ properties }) => {
      const [{ MetricName, Dimensions = [] }] = properties.MetricTransformations
      const by = Dimensions.map(({ Value }: { Value: string }) => Value)
      return by.length > 0
        ? [[MetricName, nameOf('AWS::Logs::LogGroup', named(properties.LogGroupName)), ...by]]
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
