import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { DUE_INDEX, LISTS_INDEX } from '../../../lambdas/environment.ts'
import type { Settings } from '../../settings.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * The one table: records, ledger, markers, lists and outbox (design: one record per tenant and number).
 * It has no fixed name and outlives the stack, so that a table that was kept never stands in the way of a new one.
 */
export class ConsentTable extends Construct {
  readonly table: ITable

  constructor(scope: Construct, id: string, props: Pick<Settings, 'keptTable'>) {
    super(scope, id)
    this.table = props.keptTable ? this.importTable(props.keptTable) : this.create()
  }

  /** Lets a function answer for numbers: strongly consistent reads of records, one or many. */
  grantCheck(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:BatchGetItem')
  }

  /** Lets a function read one number's record and ledger, and the texts that it refers to. */
  grantRead(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem')
  }

  /** Lets a function walk over everybody, to verify a whole tenant; nothing else ever scans. */
  grantScan(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:Scan')
  }

  /** Lets a function run commands that grant nothing: read the record and write one transaction. */
  grantDecide(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem')
  }

  /** Lets a function run commands that may grant as well: these read what history is left (IN-10). */
  grantDecideGrants(fn: BundledFunction): void {
    this.grantDecide(fn)
    this.grant(fn, 'dynamodb:Query')
  }

  /** Lets a function count what it is asked, and text a code only while the record stands as it was read. */
  grantProve(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem')
  }

  /** Lets a function claim messages, each on the record that was decided by, and keep what became of them. */
  grantSend(fn: BundledFunction): void {
    this.grantCheck(fn)
    this.grant(
      fn,
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    )
  }

  /** Lets a function strike from the outbox what has left. */
  grantStrike(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:DeleteItem')
  }

  /** Lets a function retire record generations: write tombstones, read and remove what is left of a record generation (REC-4). */
  grantRetire(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem')
  }

  /** Lets a function find what is due, by the sparse index, and read it. */
  grantDue(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem')
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${DUE_INDEX}`])
  }

  /** Lets a function list, by the sparse index. */
  grantLists(fn: BundledFunction): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${LISTS_INDEX}`])
  }

  private grant(fn: BundledFunction, ...actions: string[]): void {
    fn.setVariable('TABLE_NAME', this.table.tableName)
    fn.allow(actions, [this.table.tableArn])
  }

  private importTable({ name, streamArn }: NonNullable<Settings['keptTable']>): ITable {
    return Table.fromTableAttributes(this, 'KeptTable', { tableName: name, tableStreamArn: streamArn })
  }

  private create(): ITable {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    table.addGlobalSecondaryIndex({
      indexName: LISTS_INDEX,
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'listAt', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
    table.addGlobalSecondaryIndex({
      indexName: DUE_INDEX,
      partitionKey: { name: 'due', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    })
    return table
  }
}
