import { Construct } from 'constructs'
import { WORK_TIMEOUT } from '../functions/bundled-function.ts'
import { InvokableFunction } from '../functions/invokable-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { grantSendTexts } from './sending-texts.ts'

/** The sending gate: it decides and sends, and beside the sender of replies it alone may (GATE-1). */
export class SendMessage extends Construct {
  readonly fn: InvokableFunction
  /** Counts messages of which nobody knows whether they left. */
  readonly unknown: LoggedCount
  /** Counts opt-outs that only the provider knew of. */
  readonly providerOptOuts: LoggedCount
  /** Counts messages that the provider refused for a reason which concerns all of them. */
  readonly refused: LoggedCount
  /** Counts texts that left without the configuration set, which was not there. */
  readonly missingConfigurationSet: LoggedCount

  constructor(
    scope: Construct,
    id: string,
    {
      prefix,
      table,
      configurationSet,
    }: { prefix: string; table: ConsentTable; configurationSet: string | undefined },
  ) {
    super(scope, id)
    this.fn = new InvokableFunction(this, 'Gate', {
      prefix,
      name: 'send-message',
      description: 'Decides and, if allowed, sends, at most once for a key.',
      // The provider may take ten seconds to answer, and its answer must be kept.
      timeout: WORK_TIMEOUT,
    })
    table.grantSend(this.fn)
    grantSendTexts(this.fn, configurationSet)
    this.unknown = new LoggedCount(this, 'Unknown', { fn: this.fn, event: 'send_unknown' })
    this.providerOptOuts = new LoggedCount(this, 'ProviderOptOuts', {
      fn: this.fn,
      event: 'provider_opted_out',
    })
    this.refused = new LoggedCount(this, 'Refused', { fn: this.fn, event: 'send_refused' })
    this.missingConfigurationSet = new LoggedCount(this, 'Untold', {
      fn: this.fn,
      event: 'configuration_set_missing',
    })
  }
}
