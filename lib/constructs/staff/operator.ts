import type { Construct } from 'constructs'
import type { Settings } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BULK_TIMEOUT } from '../functions/bundled-function.ts'
import { InvokableFunction } from '../functions/invokable-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { OptInSite } from '../site/opt-in-site.ts'
import { InvitationMail } from './invitation-mail.ts'

/** What the writing operations build on. */
export interface OperatorProps extends Foundation, Pick<Settings, 'mailFrom'> {
  tombstoneKey: TombstoneKey
  site: OptInSite
}

/** The operations that write: recording, import, reviews, lists, invitations, erasure. */
export class Operator extends InvokableFunction {
  constructor(scope: Construct, id: string, props: OperatorProps) {
    const { prefix, alarms, table, tombstoneKey, site, mailFrom } = props
    super(scope, id, {
      prefix,
      alarms,
      name: 'operator',
      description: 'Writes what staff record and decide, with the name of the person who did it.',
      // An import of 500 rows takes seconds.
      timeout: BULK_TIMEOUT,
    })
    table.grantDecideGrants(this)
    tombstoneKey.grantHash(this)
    table.grantLists(this)
    table.grantEndLinks(this)
    site.setSiteUrl(this)
    if (mailFrom) new InvitationMail(this, 'InvitationMail', { address: mailFrom }).grantSend(this)

    // In the stack's scope, so that its logical id stays what it was in the first deployments.
    const lateStops = new LoggedCount(scope, 'LateStops', { fn: this, event: 'stop_recorded_late' })
    alarms.onCount(lateStops, 'A stop was recorded more than ten days after it was received.')
    alarms.onCount(
      new LoggedCount(this, 'Complaints', { fn: this, event: 'complained' }),
      'A person complained about the messages.',
    )
    addStackOutput(this, 'OperatorArn', {
      value: this.alias.functionArn,
      description: 'Alias v1 of the writing operations: record, import, review, invite, erase',
    })
  }
}
