import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { resourcesOf, systemTemplate } from '../synthesize.ts'
import { all, ofType, template } from './system.ts'

describe('names', () => {
  test('the inbound topic and the events topic have the names of the contract', () => {
    expect(ofType('AWS::SNS::Topic').map(({ properties }) => properties.TopicName)).toEqual(
      expect.arrayContaining(['assent-inbound-sms', 'assent-consent-events']),
    )
  })

  test("physical names begin with the stack's name", () => {
    const text = resourcesOf(systemTemplate({ stack: 'demo' })).flatMap(({ properties }) => [
      properties.FunctionName,
      properties.QueueName,
      properties.TopicName,
      properties.AlarmName,
      properties.LogGroupName?.replace?.('/aws/lambda/', ''),
    ])
    const physical = text.filter((name) => typeof name === 'string')
    expect(physical.length).toBeGreaterThan(30)
    for (const name of physical) expect(name).toMatch(/^demo-/)
  })

  test('the system has no resource of the number, so the number can be connected and removed on its own', () => {
    expect(all.filter(({ type }) => type.startsWith('AWS::SMSVOICE'))).toEqual([])
  })
})

describe('a simulator', () => {
  const simulated = (each: Template): Record<string, string> =>
    Object.fromEntries(
      resourcesOf(each, 'AWS::Lambda::Function').flatMap(({ properties }) => {
        const number = properties.Environment.Variables.SIMULATED_NUMBER
        return number === undefined ? [] : [[properties.FunctionName, number]]
      }),
    )

  test('stands for a defined number, which is set on the functions that receive and send texts', () => {
    expect(simulated(systemTemplate({ number: 'simulator' }))).toEqual({
      'assent-inbound-sms': '+12065550100',
      'assent-reply-sender': '+12065550100',
      'assent-send-message': '+12065550100',
      'assent-delivery-events': '+12065550100',
    })
  })

  test('sets no number where there is none', () => {
    expect([simulated(template), simulated(systemTemplate({ number: 'phone-123' }))]).toEqual([{}, {}])
  })
})
