import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, expect, test } from 'vitest'
import { definitions, type Resource, resourcesOf, stacks, systemTemplate } from './synthesize.ts'

let resources: Resource[]
let check: Resource

beforeAll(() => {
  resources = resourcesOf(systemTemplate())
  check = resources.find(({ type }) => type === 'Custom::DeploymentCheck')!
})

const propertiesWith = (settings: Record<string, string>, tenants = definitions.tenants) =>
  resourcesOf(Template.fromStack(stacks(settings, tenants).system), 'Custom::DeploymentCheck')[0]?.properties

test('REC-4: everything in the stack but the check and its function waits for it', () => {
  const first = resources.filter(({ dependsOn }) => !dependsOn.includes(check.id))
  expect(first.every(({ id }) => id.startsWith('DeploymentCheck'))).toBe(true)
  expect(resources.length - first.length).toBeGreaterThan(150)
})

test('it is told what the deployment builds on, and what it may lose', () => {
  expect(check.properties).toMatchObject({
    Table: '',
    TombstoneKey: '',
    Numbers: [],
    NumberStacks: '1',
    Allowed: [],
  })
  const tombstoneKey = 'arn:aws:kms:us-east-1:000000000000:key/0123-abcd'
  const tableStream = 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/1'
  expect(
    propertiesWith({
      table: 'kept',
      tableStream,
      tombstoneKey,
      number: 'phone-a',
      newTable: 'true',
      drop: 'phone-b,pool-c',
    }),
  ).toMatchObject({
    Table: 'kept',
    TombstoneKey: tombstoneKey,
    Numbers: ['phone-a'],
    Allowed: ['newTable', 'phone-b', 'pool-c'],
  })
})

test('it counts the stacks in which numbers lie', () => {
  expect(propertiesWith({ number: 'phone-a', numberStacks: '3' })).toMatchObject({ NumberStacks: '3' })
})

test('its function knows the logical id of the table and the topic of numbers', () => {
  const { properties } = resources.find(
    ({ properties }) => properties.FunctionName === 'assent-deployment-check',
  )!
  const table = resources.find(({ type }) => type === 'AWS::DynamoDB::Table')
  expect(properties.Environment.Variables).toMatchObject({ STACK_NAME: 'assent', OWN_TABLE_ID: table?.id })
  expect(JSON.stringify(properties.Environment.Variables.INBOUND_TOPIC_ARN)).toContain(':assent-inbound-sms')
})
