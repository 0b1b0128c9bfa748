import { Construct } from 'constructs'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { grantSendTexts } from '../gates/sending-texts.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import type { WorkQueue } from './work-queue.ts'

/** The one function that answers people: it claims each reply before it sends it, so that none leaves twice (EVT-2). */
export class ReplySender extends Construct {
  readonly sender: BundledFunction
  /** Counts replies of which nobody knows whether they left. */
  readonly unknownReplies: LoggedCount
  /** Counts replies that the provider refused. */
  readonly refusedReplies: LoggedCount

  constructor(
    scope: Construct,
    id: string,
    props: {
      prefix: string
      table: ConsentTable
      replies: WorkQueue
      configurationSet: string | undefined
    },
  ) {
    super(scope, id)
    const { prefix, table, replies, configurationSet } = props
    this.sender = new BundledFunction(this, 'Sender', {
      prefix,
      name: 'reply-sender',
      description: 'Sends the answers to START, STOP and HELP, each at most once.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(this.sender)
    table.grantCheck(this.sender)
    grantSendTexts(this.sender, configurationSet)
    replies.feed(this.sender)

    this.unknownReplies = new LoggedCount(this, 'Unknown', { fn: this.sender, event: 'reply_unknown' })
    this.refusedReplies = new LoggedCount(this, 'Refused', { fn: this.sender, event: 'reply_refused' })
  }
}
