import { Stack } from 'aws-cdk-lib'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from './bundled-function.ts'
import type { ConsentTable } from './consent-table.ts'
import type { WorkQueue } from './work-queue.ts'

/** The one function that answers people: it claims each reply before it sends it, so that none leaves twice (EVT-2). */
export class ReplySender extends Construct {
  readonly sender: BundledFunction
  /** Counts replies of which nobody knows whether they left. */
  readonly unknownReplies: MetricFilter

  constructor(
    scope: Construct,
    id: string,
    props: { prefix: string; table: ConsentTable; replies: WorkQueue },
  ) {
    super(scope, id)
    this.sender = new BundledFunction(this, 'Sender', {
      functionName: `${props.prefix}-reply-sender`,
      entry: 'reply-sender',
      description: 'Sends the answers to START, STOP and HELP, each at most once.',
      timeout: WORK_TIMEOUT,
    })
    props.table.grantDecide(this.sender)
    this.sender.allow(['sms-voice:SendTextMessage'], this.originators())
    props.replies.feed(this.sender)

    this.unknownReplies = new MetricFilter(this, 'UnknownReplies', {
      logGroup: this.sender.logGroup,
      filterPattern: FilterPattern.literal('{ $.message.event = "reply_unknown" }'),
      metricNamespace: props.prefix,
      metricName: 'ReplyUnknown',
      metricValue: '1',
    })
  }

  private originators(): string[] {
    return ['phone-number', 'pool', 'sender-id'].map((kind) =>
      Stack.of(this).formatArn({ service: 'sms-voice', resource: kind, resourceName: '*' }),
    )
  }
}
