import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnPhoneNumber } from 'aws-cdk-lib/aws-smsvoice'
import { PhysicalResourceId } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import type { ConsentTable } from '../storage/consent-table.ts'
import type { Originator } from './connected-number.ts'
import type { DeploymentCalls } from './deployment-calls.ts'

/** A new simulator number for trials; it goes with its stack. What its actual number is, the functions read in the table. */
export class SimulatorNumber extends Construct {
  readonly originator: Originator

  constructor(
    scope: Construct,
    id: string,
    { table, calls }: { table: ConsentTable; calls: DeploymentCalls },
  ) {
    super(scope, id)
    // Two-way and self-managed opt-outs are left to ConnectedNumber, whose order is certain.
    const number = new CfnPhoneNumber(this, 'Number', {
      isoCountryCode: 'US',
      numberType: 'SIMULATOR',
      numberCapabilities: ['SMS'],
      // Required, and heard only while opt-outs are not self-managed.
      mandatoryKeywords: {
        help: { message: 'This number is for trials.' },
        stop: { message: 'This number is for trials. You will get no more messages from it.' },
      },
    })
    this.originator = { kind: 'phone-number', id: number.attrPhoneNumberId, arn: number.attrArn }

    const key = { pk: { S: 'deployment' }, sk: { S: 'simulator' } }
    const told = calls.add(this, 'Told', {
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
    told.node.addDependency(number)
  }
}
