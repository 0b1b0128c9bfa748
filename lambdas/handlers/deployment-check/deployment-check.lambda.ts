import { createDeployed } from '../../adapters/aws/deployed.ts'
import { consoleLog as log } from '../../adapters/core/console-log.ts'
import { createDynamoDBClient } from '../../adapters/core/dynamodb-client.ts'
import { readEnvironment } from '../../environment.ts'
import { withPipeline } from '../pipeline/pipeline.ts'
import { createDeploymentCheckHandler } from './handler.ts'

const environment = readEnvironment(['STACK_NAME', 'OWN_TABLE_ID', 'INBOUND_TOPIC_ARN'])

export const handler = withPipeline(
  log,
  createDeploymentCheckHandler({
    deployed: (stackId) =>
      createDeployed(createDynamoDBClient(), {
        stackId,
        stackName: environment.STACK_NAME,
        tableId: environment.OWN_TABLE_ID,
        topicArn: environment.INBOUND_TOPIC_ARN,
      }),
    answer: async (url, body) => {
      const { ok, status } = await fetch(url, { method: 'PUT', body })
      if (!ok) throw new Error(`CloudFormation took no answer: ${status}`)
    },
    log,
  }),
)
