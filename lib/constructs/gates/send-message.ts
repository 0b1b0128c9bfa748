import { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { InvokableFunction } from '../functions/invokable-function.ts'
import type { TextMessages } from '../messaging/text-messages.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'

/** The sending gate: it decides and sends. Only this function and the reply sender may send texts (GATE-1). */
export class SendMessage extends Construct {
  readonly fn: InvokableFunction

  constructor(scope: Construct, id: string, props: Foundation & { texts: TextMessages }) {
    super(scope, id)
    const { prefix, alarms, table, texts } = props
    const fn = new InvokableFunction(this, 'Gate', {
      prefix,
      alarms,
      name: 'send-message',
      description: 'Decides and, if allowed, sends, at most once per idempotency key.',
      // The provider may take ten seconds to answer, and its answer must be stored.
      timeout: WORK_TIMEOUT,
    })
    this.fn = fn
    table.grantSend(fn)
    texts.grantSend(fn)
    texts.grantReadOptOuts(fn)

    alarms.onCount(
      new LoggedCount(this, 'Unknown', { fn, event: 'send_unknown' }),
      'It is unknown whether a message was sent.',
    )
    alarms.onCount(
      new LoggedCount(this, 'ProviderOptOuts', { fn, event: 'provider_opted_out' }),
      'The provider reported a stop that was not on record here; it has been recorded.',
    )
    alarms.onCount(
      new LoggedCount(this, 'Refused', { fn, event: 'send_refused' }),
      'The provider is refusing messages to every recipient.',
    )
    alarms.onCount(
      new LoggedCount(this, 'Untold', { fn, event: 'configuration_set_missing' }),
      'Delivery reports are not being published: the configuration set does not exist.',
    )
    alarms.onCount(
      new LoggedCount(this, 'NearCeiling', { fn, event: 'codes_near_ceiling' }),
      'A program has sent 80 % of the one-time codes that it may send in an hour.',
    )
    addStackOutput(this, 'SendMessageArn', {
      value: fn.alias.functionArn,
      description: 'Alias v1 of the sending gate; invoke it to send a message if consent allows it',
    })
  }
}
