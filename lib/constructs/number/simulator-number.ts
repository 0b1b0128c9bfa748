import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnPhoneNumber } from 'aws-cdk-lib/aws-smsvoice'
import { PhysicalResourceId } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import type { Originator } from '../../settings.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import type { DeploymentCalls } from './deployment-calls.ts'

/** A new simulator number for trials, released with its stack. The functions read its actual number from the table. */
export class SimulatorNumber extends Construct {
  readonly originator: Originator & { arn: string }

  constructor(
    scope: Construct,
    id: string,
    { table, calls }: { table: ConsentTable; calls: DeploymentCalls },
  ) {
    super(scope, id)
    // ConnectedNumber turns on two-way messaging and self-managed opt-outs, in a fixed order.
    const number = new CfnPhoneNumber(this, 'Number', {
      isoCountryCode: 'US',
      numberType: 'SIMULATOR',
      numberCapabilities: ['SMS'],
      // Required, but used only while opt-outs are not self-managed.
      mandatoryKeywords: {
        help: { message: 'This number is for trials.' },
        stop: { message: 'This number is for trials. You will get no more messages from it.' },
      },
    })
    this.originator = { kind: 'phone-number', id: number.attrPhoneNumberId, arn: number.attrArn }

    const key = { pk: { S: 'deployment' }, sk: { S: 'simulator' } }
    const stored = calls.add(this, 'Told', {
      on: {
        service: '@aws-sdk/client-dynamodb',
        action: 'PutItemCommand',
        parameters: {
          TableName: table.table.tableName,
          Item: { ...key, number: { S: number.attrPhoneNumber } },
        },
        physicalResourceId: PhysicalResourceId.of('simulator'),
      },
      off: {
        service: '@aws-sdk/client-dynamodb',
        action: 'DeleteItemCommand',
        parameters: { TableName: table.table.tableName, Key: key },
        ignoreErrorCodesMatching: 'ResourceNotFoundException',
      },
      permission: new PolicyStatement({
        actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
        resources: [table.table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['deployment'] } },
      }),
    })
    stored.node.addDependency(number)
  }
}
