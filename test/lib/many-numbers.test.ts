import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, expect, test } from 'vitest'
import type { NumberStack } from '../../lib/number-stack.ts'
import { type Call, call } from './calls.ts'
import { definitions, type Resource, resourcesOf, stacks } from './synthesize.ts'

const [acme, globex] = definitions.tenants
if (!acme || !globex) throw new Error('There are not two tenants')

const withIds = (tenant: typeof acme, ids: string[]) => ({
  ...tenant,
  numbers: ids.map((id, i) => ({ ...tenant.numbers[0]!, number: `+1206555018${i}`, id })),
})

/** Two tenants with five numbers: two of each are in a pool, which is connected once. */
const tenants = [withIds(acme, ['phone-a1', 'pool-a', 'pool-a']), withIds(globex, ['phone-g1', 'phone-g2'])]

let numbers: NumberStack[]
let resources: Resource[]

beforeAll(() => {
  numbers = stacks({}, tenants).numbers
  resources = numbers.flatMap((stack) => resourcesOf(Template.fromStack(stack), 'Custom::AWS'))
})

const TOPIC = 'assent-inbound-topic-arn'

/** The calls that connect one number, and those that disconnect it. */
function expected(action: string, target: Record<string, string>): [string, Partial<Call>][] {
  const on = { TwoWayEnabled: true, TwoWayChannelArn: TOPIC }
  return [
    ['Create', { action, parameters: { ...target, ...on } }],
    ['Update', { action, parameters: { ...target, ...on } }],
    ['Delete', { action, parameters: { ...target, TwoWayEnabled: false } }],
    ['Create', { action, parameters: { ...target, SelfManagedOptOutsEnabled: true } }],
    ['Update', { action, parameters: { ...target, SelfManagedOptOutsEnabled: true } }],
    ['Delete', { action, parameters: { ...target, SelfManagedOptOutsEnabled: false } }],
  ]
}

test('two tenants with five numbers are connected by exactly these calls, a pool once', () => {
  const made = resources.flatMap((resource) =>
    (['Create', 'Update', 'Delete'] as const).map((when) => {
      const { action, parameters } = call(resource, when)
      return [when, { action, parameters }]
    }),
  )
  expect(made).toEqual([
    ...expected('UpdatePhoneNumberCommand', { PhoneNumberId: 'phone-a1' }),
    ...expected('UpdatePoolCommand', { PoolId: 'pool-a' }),
    ...expected('UpdatePhoneNumberCommand', { PhoneNumberId: 'phone-g1' }),
    ...expected('UpdatePhoneNumberCommand', { PhoneNumberId: 'phone-g2' }),
  ])
})

test('each number turns on two-way messaging before its self-managed opt-outs', () => {
  const ordered = resources.filter(({ properties }) => /SelfManaged/.test(JSON.stringify(properties)))
  for (const { id, dependsOn } of ordered)
    expect(dependsOn).toContainEqual(
      expect.stringMatching(new RegExp(`^${id.split('SelfManaged')[0]}TwoWay`)),
    )
  expect(ordered).toHaveLength(4)
})

test('a number that leaves its definition is disconnected, and no other call changes', () => {
  const fewer = stacks({}, [tenants[0]!, withIds(globex, ['phone-g1'])]).numbers
  const left = fewer.flatMap((stack) => resourcesOf(Template.fromStack(stack), 'Custom::AWS'))
  expect(left).toEqual(resources.filter(({ id }) => !id.startsWith('phoneg2')))
})

test('-c number=simulator adds a trial number and leaves the defined ones connected', () => {
  const [stack, ...others] = stacks({ number: 'simulator' }, tenants).numbers
  const template = Template.fromStack(stack!)
  template.resourceCountIs('AWS::SMSVOICE::PhoneNumber', 1)
  expect(others).toEqual([])
  expect(resourcesOf(template, 'Custom::AWS')).toEqual(expect.arrayContaining(resources))
})

test('definitions without ids connect nothing', () => {
  expect(stacks().numbers).toEqual([])
})

test('more than a hundred numbers lie in several stacks below the limit of CloudFormation, each after the one before', () => {
  const many = Array.from({ length: 6 }, (_, i) =>
    withIds(
      acme,
      Array.from({ length: 20 }, (_, j) => `phone-${i}x${j}`),
    ),
  )
  const { system, numbers: shared } = stacks({}, many)
  expect(shared.map(({ stackName }) => stackName).slice(0, 2)).toEqual(['assent-number', 'assent-number-2'])
  expect(shared.map(({ dependencies }) => dependencies)).toEqual([
    [system],
    ...shared.slice(0, -1).map((one) => [one]),
  ])
  const templates = shared.map((stack) => Template.fromStack(stack))
  for (const template of templates) expect(resourcesOf(template).length).toBeLessThan(500)
  expect(templates.flatMap((template) => resourcesOf(template, 'Custom::AWS'))).toHaveLength(240)
  expect(
    templates.flatMap((template) => resourcesOf(template, 'AWS::SMSVOICE::ConfigurationSet')),
  ).toHaveLength(1)
})

test('OUT-6 where the carrier answers STOP, AWS keeps the opt-outs and answers HELP with the words of the definition', () => {
  const [tenant] = tenants
  const tollFree = { ...tenant!.numbers[0]!, id: 'phone-free', managedBy: 'carrier' as const }
  const [stack] = stacks({}, [{ ...acme, numbers: [tollFree] }]).numbers
  const made = resourcesOf(Template.fromStack(stack!), 'Custom::AWS')
  const target = { PhoneNumberId: 'phone-free' }
  expect(made.map((resource) => call(resource, 'Create'))).toMatchObject([
    {
      action: 'UpdatePhoneNumberCommand',
      parameters: {
        ...target,
        TwoWayEnabled: true,
        TwoWayChannelArn: TOPIC,
        SelfManagedOptOutsEnabled: false,
      },
    },
    {
      action: 'PutKeywordCommand',
      parameters: {
        OriginationIdentity: 'phone-free',
        Keyword: 'HELP',
        KeywordMessage: expect.stringMatching(/^Acme.*help@acme\.example/),
      },
    },
  ])
  expect(call(made[0]!, 'Delete').parameters).toEqual({ ...target, TwoWayEnabled: false })
  expect(made[1]).toMatchObject({ dependsOn: expect.arrayContaining([made[0]!.id]) })
  expect(made[1]!.properties).not.toHaveProperty('Delete')
})
