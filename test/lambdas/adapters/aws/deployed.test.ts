import { randomUUID } from 'node:crypto'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createDeployed } from '../../../../lambdas/adapters/aws/deployed.ts'
import { movableClock } from '../../../../local/clock.ts'
import { createTable } from '../../../../local/engine/create-table.ts'
import type { Service } from '../../../../local/http/message.ts'
import { openOrigin } from '../../../../local/http/server.ts'
import { openOptOutList } from '../../../../local/services/texts/opt-out-list.ts'
import { smsApi } from '../../../../local/services/texts/sms-api.ts'
import { openTexts } from '../../../../local/services/texts/texts.ts'
import { openState } from '../../../../local/state.ts'
import { engineClient } from '../../../engine-client.ts'
import { givenVariable } from '../../../environment.ts'

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:assent-inbound-sms'
const NUMBERS = [
  { number: '+12065550100', id: 'phone-a', topicArn: TOPIC },
  { number: '+12065550101', id: 'phone-b', topicArn: 'arn:aws:sns:us-east-1:000000000000:other' },
  { number: '+12065550102', id: 'phone-c' },
]

/** CloudFormation as it answers over the wire: these stacks and resources exist, anything else is a validation error. */
function cloudFormation(existing: Record<string, string>): Service {
  return async ({ body }) => {
    const asked = new URLSearchParams(body.toString())
    const action = asked.get('Action')
    if (action === null) return undefined
    const key = [asked.get('StackName'), asked.get('LogicalResourceId')].filter(Boolean).join(' ')
    const found = existing[key]
    const headers = { 'content-type': 'text/xml' }
    if (found === undefined) {
      const error =
        '<Error><Type>Sender</Type><Code>ValidationError</Code><Message>does not exist</Message></Error>'
      return { status: 400, headers, body: `<ErrorResponse>${error}</ErrorResponse>` }
    }
    return {
      status: 200,
      headers,
      body: `<${action}Response><${action}Result>${found}</${action}Result></${action}Response>`,
    }
  }
}

const resource = (status: string) =>
  `<StackResourceDetail><PhysicalResourceId>assent-ConsentTable-1</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus></StackResourceDetail>`
const stackOf = (status: string) => `<Stacks><member><StackStatus>${status}</StackStatus></member></Stacks>`

async function deployedWith(existing: Record<string, string>, stackName = 'assent') {
  const state = openState(undefined)
  const clock = movableClock(state)
  const origin = await openOrigin(0)
  origin.serve(
    [smsApi(openTexts(state, clock), openOptOutList(state), clock, NUMBERS), cloudFormation(existing)],
    () => {},
  )
  onTestFinished(() => origin.close())
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    givenVariable(name, 'us-east-1')
  givenVariable('AWS_ENDPOINT_URL', origin.url)
  const stack = { stackId: 'arn:stack', stackName, tableId: 'Table', topicArn: TOPIC }
  return createDeployed(engineClient({ endpoint: inject('engine') }), stack)
}

test.each([
  ['exists', { 'arn:stack Table': resource('CREATE_COMPLETE') }, true],
  ['does not exist', {}, false],
  ['was deleted', { 'arn:stack Table': resource('DELETE_COMPLETE') }, false],
])('REC-4 a table of the stack that %s is told', async (_, existing: Record<string, string>, has) => {
  expect(await (await deployedWith(existing)).hasOwnTable()).toBe(has)
})

test.each([
  ['assent-number', 1],
  ['assent-number-2', 2],
])('the stack %s has place %i', async (name, place) => {
  expect(await (await deployedWith({ [name]: stackOf('UPDATE_COMPLETE') })).hasNumberStack(place)).toBe(true)
  expect(await (await deployedWith({})).hasNumberStack(place)).toBe(false)
})

test('OUT-8 numbers that send to another topic, or to none, are not connected', async () => {
  const deployed = await deployedWith({})
  expect(await deployed.connected(['phone-a', 'phone-b', 'phone-c', 'phone-d'])).toEqual(['phone-a'])
})

test('REC-4 a table counts only if it holds records and has the name of the stack', async () => {
  const stackName = `s${randomUUID()}`
  const deployed = await deployedWith({}, stackName)
  const name = `${stackName}-ConsentTable-1`
  await createTable(inject('engine'), name, inject('tableProperties'))
  const put = (pk: string, sk: string) =>
    engineClient({ endpoint: inject('engine') }).send(
      new PutItemCommand({ TableName: name, Item: { pk: { S: pk }, sk: { S: sk } } }),
    )
  await put('published-text#acme#acme-alerts', 'paper_form-en-1f0c2a9b47de')
  await put('deployment', 'digest')
  expect(await deployed.tableWithRecords()).toBeUndefined()
  await put('acme#x', 'record')
  expect(await deployed.tableWithRecords()).toBe(name)
})
