import { Construct } from 'constructs'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { SiteKey } from '../site/site-key.ts'
import type { TextMessages } from './text-messages.ts'
import type { WorkQueue } from './work-queue.ts'

/** What sending replies builds on. */
export interface ReplySenderProps extends Foundation {
  replies: WorkQueue
  texts: TextMessages
  siteKey: SiteKey
}

/** Replies may not use up the concurrency that inbound stops need; each execution sends ten replies. */
const MAX_CONCURRENCY = 4

/** The only function that replies to people: it claims each reply before sending it, so that no reply is sent twice (EVT-2). */
export class ReplySender extends Construct {
  constructor(scope: Construct, id: string, props: ReplySenderProps) {
    super(scope, id)
    const { prefix, alarms, table, replies, texts, siteKey } = props
    const fn = new BundledFunction(this, 'Sender', {
      prefix,
      alarms,
      name: 'reply-sender',
      description: 'Sends the replies to START, STOP and HELP, each at most once.',
      timeout: WORK_TIMEOUT,
    })
    table.grantDecide(fn)
    table.grantCheck(fn)
    texts.grantSend(fn)
    texts.grantRemoveOptOuts(fn)
    replies.feed(fn, MAX_CONCURRENCY)
    siteKey.grantMake(fn)

    alarms.onCount(
      new LoggedCount(this, 'Unknown', { fn, event: 'reply_unknown' }),
      'It is unknown whether a reply was sent.',
    )
    alarms.onCount(
      new LoggedCount(this, 'Refused', { fn, event: 'reply_refused' }),
      'The provider refused to send a reply.',
    )
  }
}
