import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import type { ConsentTable } from '../../lambdas/adapters/core/dynamodb-client.ts'
import type { Definitions } from '../../lambdas/domain/tenant/definitions.ts'
import { AssentStack } from '../../lib/assent-stack.ts'
import { readSettings } from '../../lib/settings.ts'
import { createTable, type TableProperties } from '../../local/engine/create-table.ts'

/** Creates the stack's table, empty, in an engine. */
export async function benchTable(
  endpoint: string,
  definitions: Definitions,
  { name = 'bench', stream = true } = {},
): Promise<ConsentTable> {
  process.env.CDK_VALIDATION = 'false'
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [], archive: 'none' } })
  const template = Template.fromStack(new AssentStack(app, readSettings(app, definitions)))
  const [table] = Object.values(template.findResources('AWS::DynamoDB::Table'))
  const tableName = `${name}-${process.pid}`
  const { StreamSpecification, ...rest } = (table as { Properties: TableProperties }).Properties
  const properties = stream && StreamSpecification ? { ...rest, StreamSpecification } : rest
  await createTable(endpoint, tableName, properties)
  return { client: new DynamoDBClient({ endpoint }), tableName }
}
