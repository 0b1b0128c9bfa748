import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { type DynamoDBClient, paginateListTables, paginateScan } from '@aws-sdk/client-dynamodb'
import {
  PinpointSMSVoiceV2Client,
  paginateDescribePhoneNumbers,
  paginateDescribePools,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { marshall } from '@aws-sdk/util-dynamodb'
import { latestTextsKey, SIMULATOR } from '../core/keys.ts'

/** The stack that is deployed, and the names by which what it left behind is found. */
export interface DeployedStack {
  stackId: string
  stackName: string
  /** The logical id of its own table. */
  tableId: string
  /** The topic that connected numbers send to. */
  topicArn: string
}

const TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true }

/** Looks up what is deployed in this account; the calls are few and only read. */
export function createDeployed(tables: DynamoDBClient, stack: DeployedStack) {
  const stacks = new CloudFormationClient({ requestHandler: TIMEOUTS })
  const texts = new PinpointSMSVoiceV2Client({ requestHandler: TIMEOUTS })
  return {
    hasOwnTable: async () => {
      const asked = { StackName: stack.stackId, LogicalResourceId: stack.tableId }
      const found = await stacks.send(new DescribeStackResourceCommand(asked)).catch(notThere)
      const { PhysicalResourceId = '', ResourceStatus = '' } = found?.StackResourceDetail ?? {}
      return PhysicalResourceId !== '' && !ResourceStatus.startsWith('DELETE_COMPLETE')
    },
    tableWithRecords: () => tableWithRecords(tables, `${stack.stackName}-ConsentTable`),
    connected: async (ids: readonly string[]) => {
      const connected = await idsConnectedTo(texts, stack.topicArn)
      return ids.filter((id) => connected.has(id))
    },
    hasNumberStack: async (place: number) => {
      const StackName = `${stack.stackName}-number${place === 1 ? '' : `-${place}`}`
      const found = await stacks.send(new DescribeStacksCommand({ StackName })).catch(notThere)
      return (found?.Stacks ?? []).some(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
    },
  }
}

async function tableWithRecords(tables: DynamoDBClient, prefix: string): Promise<string | undefined> {
  for await (const { TableNames = [] } of paginateListTables({ client: tables }, {})) {
    for (const TableName of TableNames.filter((name) => name.startsWith(prefix))) {
      if (await holdsRecords(tables, TableName)) return TableName
    }
  }
  return undefined
}

/** What a deployment writes by itself is no record of a person: where it stands, and the texts that it publishes. */
async function holdsRecords(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const pages = paginateScan(
    { client },
    {
      TableName,
      Limit: 1000,
      FilterExpression: 'pk <> :deployment AND NOT begins_with(pk, :texts)',
      ExpressionAttributeValues: marshall({ ':deployment': SIMULATOR.pk, ':texts': latestTextsKey().pk }),
    },
  )
  for await (const { Count = 0 } of pages) if (Count > 0) return true
  return false
}

/** The numbers and pools that send what people text to a topic. */
async function idsConnectedTo(client: PinpointSMSVoiceV2Client, topicArn: string): Promise<Set<string>> {
  const found: { id: string | undefined; TwoWayChannelArn?: string | undefined }[] = []
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {}))
    found.push(...PhoneNumbers.map((number) => ({ ...number, id: number.PhoneNumberId })))
  for await (const { Pools = [] } of paginateDescribePools({ client }, {}))
    found.push(...Pools.map((pool) => ({ ...pool, id: pool.PoolId })))
  return new Set(found.flatMap(({ id, TwoWayChannelArn }) => (id && TwoWayChannelArn === topicArn ? id : [])))
}

/** CloudFormation answers with a validation error for what does not exist. */
function notThere(error: unknown): undefined {
  if (error instanceof CloudFormationServiceException && error.name === 'ValidationError') return
  throw error
}
