import { CfnElement, RemovalPolicy, Stack } from 'aws-cdk-lib'
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
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * The one table: records, ledger, markers, lists and outbox, with one record per tenant and number.
 * It outlives the stack and has no fixed name, so a kept table never blocks a new deployment.
 */
export class ConsentTable extends Construct {
  readonly table: ITable

  constructor(scope: Construct, id: string, props: Pick<Settings, 'keptTable'>) {
    super(scope, id)
    this.table = props.keptTable ? this.importTable(props.keptTable) : this.create()
    addStackOutput(this, 'TableName', {
      value: this.table.tableName,
      description: 'Table that holds every record, ledger and text',
    })
  }

  /** The logical id of the stack's own table; undefined where it takes over a kept one. */
  get ownId(): string | undefined {
    const own = this.table.node.defaultChild
    return own && CfnElement.isCfnElement(own) ? Stack.of(this).getLogicalId(own) : undefined
  }

  /** Lets a function check numbers: strongly consistent reads of one or many records. */
  grantCheck(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:BatchGetItem')
  }

  /** Lets a function read one number's record and ledger, and the texts that they refer to. */
  grantRead(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem')
  }

  /** Lets a function scan the whole table to verify a tenant; nothing but the daily digest scans besides. */
  grantScan(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:Scan')
  }

  /** Lets a function run commands that never grant consent: read the record and write one transaction. */
  grantDecide(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem')
  }

  /** Lets a function run commands that may grant consent too, which read the remaining history (IN-10). */
  grantDecideGrants(fn: BundledFunction): void {
    this.grantDecide(fn)
    this.grant(fn, 'dynamodb:Query')
  }

  /** Lets a function count requests, and text a code only if the record has not changed since it was read. */
  grantProve(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem')
  }

  /** Lets a function claim messages, each on the record that the decision was based on, and store their outcome. */
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

  /** Lets a function delete links and invitations. */
  grantEndLinks(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:DeleteItem')
  }

  /** Lets a function delete outbox entries that it has relayed. */
  grantDeleteOutboxEntries(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:DeleteItem')
  }

  /** Lets a function retire record generations: write tombstones, read and delete the remaining items (REC-4). */
  grantRetire(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem')
  }

  /** Lets a function scan the table for a digest, and remember how far it has come (REC-3). */
  grantDigest(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:Scan', 'dynamodb:GetItem', 'dynamodb:PutItem')
  }

  /** Lets a function take outbox entries for a while, so that no other run of it relays them too. */
  grantLease(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:UpdateItem')
  }

  /** Lets a function query the sparse index of due items. */
  grantDue(fn: BundledFunction): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${DUE_INDEX}`])
  }

  /** Lets a function query the sparse index of lists. */
  grantLists(fn: BundledFunction): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${LISTS_INDEX}`])
  }

  /** Lets a function end sessions: everything else that the console stores expires by itself (STAFF-1). */
  grantConsole(fn: BundledFunction): void {
    this.grant(fn, 'dynamodb:BatchGetItem', 'dynamodb:DeleteItem')
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
