import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { ConsoleSignIn, Settings } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { BundledFunction, PAGE_TIMEOUT, READING_MEMORY } from '../functions/bundled-function.ts'
import { LoggedCount } from '../monitoring/logged-count.ts'
import type { Anchors } from '../retention/anchors.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { OptInSite } from '../site/opt-in-site.ts'
import type { EvidenceKey } from '../staff/evidence-key.ts'
import { InvitationMail } from '../staff/invitation-mail.ts'
import { ConsoleKey } from './console-key.ts'
import { StaffUserPool } from './user-pool.ts'

/** What the console builds on. */
export interface ConsoleProps extends Foundation, Pick<Settings, 'mailFrom'> {
  signIn: ConsoleSignIn
  tombstoneKey: TombstoneKey
  evidenceKey: EvidenceKey
  anchors: Anchors
  site: OptInSite
}

/** Signed-in pages for staff, behind the site's API; they run the same operations as `assent-records` and `assent-operator`. */
export class Console extends Construct {
  constructor(scope: Construct, id: string, props: ConsoleProps) {
    super(scope, id)
    const { prefix, alarms, table, tombstoneKey, evidenceKey, anchors, site, mailFrom, signIn } = props
    const fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'console',
      description: 'Serves the console: staff look, record, invite, stop and prove, signed in.',
      timeout: PAGE_TIMEOUT,
      memorySize: READING_MEMORY,
    })
    table.grantDecideGrants(fn)
    table.grantLists(fn)
    table.grantConsole(fn)
    tombstoneKey.grantHash(fn)
    evidenceKey.grantSign(fn)
    anchors.grantReadDigests(fn)
    new ConsoleKey(this, 'Key').grantHash(fn)
    if (mailFrom) new InvitationMail(this, 'InvitationMail', { address: mailFrom }).grantSend(fn)
    // Into the same metrics that the alarms of the operations watch.
    new LoggedCount(this, 'LateStops', { fn, event: 'stop_recorded_late' })
    new LoggedCount(this, 'Complaints', { fn, event: 'complained' })
    site.serveConsole(fn)
    this.letSignIn(fn, prefix, signIn, site.consoleCallback)
    addStackOutput(this, 'ConsoleUrl', {
      value: site.consoleUrl,
      description: 'Address of the console for staff',
    })
  }

  private letSignIn(fn: BundledFunction, prefix: string, signIn: ConsoleSignIn, callback: string): void {
    if (signIn.kind === 'user-pool') {
      const { admin, groups } = signIn
      new StaffUserPool(this, 'Staff', { prefix, admin, groups, callback }).grantSignIn(fn)
      return
    }
    const secret = new Secret(this, 'ClientSecret', {
      secretName: `${prefix}-console-client-secret`,
      description:
        'The secret of the console at the sign-in provider: put it here after the first deployment',
    })
    fn.setVariable('CONSOLE_ISSUER', signIn.issuer)
    fn.setVariable('CONSOLE_CLIENT_ID', signIn.clientId)
    fn.setVariable('CONSOLE_CLIENT_SECRET_ARN', secret.secretArn)
    fn.allow(['secretsmanager:GetSecretValue'], [secret.secretArn])
    addStackOutput(this, 'ConsoleCallback', {
      value: callback,
      description: 'The redirect URI to enter at the sign-in provider',
    })
  }
}
