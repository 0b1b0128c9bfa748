import { expect, test } from 'vitest'
import { references } from '../../../local/template/references.ts'
import { resolve } from '../../../local/template/resolve.ts'

const names = references(
  {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'assent-inbound-sms' } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'assent-replies' } },
    Table: { Type: 'AWS::DynamoDB::Table' },
    Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'assent-send-gate' } },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Fn' }, Name: 'v1' } },
  },
  { stackName: 'assent', origin: 'http://localhost:3000', generateName: (id) => `assent-${id}-1` },
)

test.each([
  ['a topic', { Ref: 'Topic' }, 'arn:aws:sns:us-east-1:000000000000:assent-inbound-sms'],
  ['a queue', { Ref: 'Queue' }, 'http://localhost:3000/000000000000/assent-replies'],
  ['a queue’s ARN', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:assent-replies'],
  ['a table without a name', { Ref: 'Table' }, 'assent-Table-1'],
  ['an alias', { Ref: 'Alias' }, 'arn:aws:lambda:us-east-1:000000000000:function:assent-send-gate:v1'],
  ['a joined text', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/us-east-1'],
  [
    'a substituted text',
    { 'Fn::Sub': `$\{AWS::AccountId}-$\{Fn.Arn}-$\{!kept}` },
    `000000000000-arn:aws:lambda:us-east-1:000000000000:function:assent-send-gate-$\{kept}`,
  ],
  [
    'a part of a split text',
    { 'Fn::Select': ['5', { 'Fn::Split': [':', { Ref: 'Topic' }] }] },
    'assent-inbound-sms',
  ],
])('%s resolves to its value', (_, reference, value) => {
  expect(resolve({ deep: [reference] }, names)).toEqual({ deep: [value] })
})

test('an unknown template function is refused by name', () => {
  expect(() => resolve({ 'Fn::ImportValue': 'x' }, names)).toThrow('Fn::ImportValue')
})

test('a reference to a missing resource is refused by name', () => {
  expect(() => resolve({ Ref: 'Missing' }, names)).toThrow('Missing')
})
