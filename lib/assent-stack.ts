import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Console } from './constructs/console/console.ts'
import { DeploymentCheck } from './constructs/deployment/deployment-check.ts'
import { DeliveryEvents } from './constructs/gates/delivery-events.ts'
import { SendGate } from './constructs/gates/send-gate.ts'
import { SendMessage } from './constructs/gates/send-message.ts'
import { InboundSms } from './constructs/messaging/inbound-sms.ts'
import { MessageKey } from './constructs/messaging/message-key.ts'
import { OptOutLists } from './constructs/messaging/opt-out-lists.ts'
import { Outbox } from './constructs/messaging/outbox.ts'
import { ReplySender } from './constructs/messaging/reply-sender.ts'
import { TextMessages } from './constructs/messaging/text-messages.ts'
import { Alarms } from './constructs/monitoring/alarms.ts'
import { Dashboard } from './constructs/monitoring/dashboard.ts'
import { DailyDigest } from './constructs/retention/daily-digest.ts'
import { Retention } from './constructs/retention/retention.ts'
import { TombstoneKey } from './constructs/retention/tombstone-key.ts'
import { OptInSite } from './constructs/site/opt-in-site.ts'
import { SiteKey } from './constructs/site/site-key.ts'
import { DueWork } from './constructs/staff/due-work.ts'
import { EvidenceKey } from './constructs/staff/evidence-key.ts'
import { Operator } from './constructs/staff/operator.ts'
import { Records } from './constructs/staff/records.ts'
import { ConsentTable } from './constructs/storage/consent-table.ts'
import type { Settings } from './settings.ts'
import { numbersByStack } from './share-out.ts'

/** The whole system except its phone number. It only composes constructs, which register their own alarms and outputs. */
export class AssentStack extends Stack {
  readonly table: ConsentTable

  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stackName, { description: 'Assent: SMS consent collected, proved and enforced' })
    const {
      stackName: prefix,
      alarmEmail,
      archiveYears,
      console: signIn,
      domain,
      mailFrom,
      reservedConcurrency,
      waf,
    } = settings

    const { key } = new MessageKey(this, 'MessageKey')
    const tombstoneKey = new TombstoneKey(this, 'TombstoneKey', settings)
    const siteKey = new SiteKey(this, 'SiteKey')
    const evidenceKey = new EvidenceKey(this, 'EvidenceKey', { prefix })
    const table = new ConsentTable(this, 'ConsentTable', settings)
    const alarms = new Alarms(this, 'Alarms', { prefix, key, email: alarmEmail })
    const texts = new TextMessages(settings)
    const base = { prefix, table, alarms }
    this.table = table

    const inbound = new InboundSms(this, 'InboundSms', {
      ...base,
      key,
      tombstoneKey,
      texts,
      reservedConcurrency,
    })
    const outbox = new Outbox(this, 'Outbox', { ...base, key })
    const { events, replies } = outbox
    new ReplySender(this, 'ReplySender', { ...base, replies, texts, siteKey })

    const sendGate = new SendGate(this, 'SendGate', base)
    const sendMessage = new SendMessage(this, 'SendMessage', { ...base, texts })
    const deliveries = new DeliveryEvents(this, 'Deliveries', { ...base, key, texts })

    const retention = new Retention(this, 'Retention', { ...base, tombstoneKey, events, archiveYears })
    const { anchors } = retention
    const site = new OptInSite(this, 'Site', {
      ...base,
      tombstoneKey,
      siteKey,
      evidenceKey,
      anchors,
      archiveYears,
      waf,
      domain,
    })
    new Operator(this, 'Operator', { ...base, tombstoneKey, site, mailFrom })
    if (signIn)
      new Console(this, 'Console', { ...base, tombstoneKey, evidenceKey, anchors, site, mailFrom, signIn })
    new DueWork(this, 'DueWork', base)
    if (settings.carrierManages) new OptOutLists(this, 'OptOutLists', base)
    new DailyDigest(this, 'Digest', { ...base, anchors })
    new Records(this, 'Records', { ...base, tombstoneKey, evidenceKey, anchors })

    const check = new DeploymentCheck(this, 'DeploymentCheck', {
      ...base,
      ...settings,
      numberStacks: numbersByStack(settings).length,
      ownTableId: table.ownId ?? 'none',
    })

    const shown = { inbound, outbox, sendGate, sendMessage, deliveries, retention }
    new Dashboard(this, 'Dashboard', { prefix, alarms, ...shown })
    check.comeFirst()
  }
}
