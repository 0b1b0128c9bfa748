import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import {
  BULK_TIMEOUT,
  GATE_MEMORY,
  READING_MEMORY,
  READING_TIMEOUT,
} from './constructs/functions/bundled-function.ts'
import { InvokableFunction } from './constructs/functions/invokable-function.ts'
import { DeliveryEvents } from './constructs/gates/delivery-events.ts'
import { SendMessage } from './constructs/gates/send-message.ts'
import { InboundSms } from './constructs/messaging/inbound-sms.ts'
import { MessageKey } from './constructs/messaging/message-key.ts'
import { Outbox } from './constructs/messaging/outbox.ts'
import { ReplySender } from './constructs/messaging/reply-sender.ts'
import { Alarms } from './constructs/monitoring/alarms.ts'
import { Dashboard } from './constructs/monitoring/dashboard.ts'
import { LoggedCount } from './constructs/monitoring/logged-count.ts'
import { Retention } from './constructs/retention/retention.ts'
import { TombstoneKey } from './constructs/retention/tombstone-key.ts'
import { OptInSite } from './constructs/site/opt-in-site.ts'
import { SiteKey } from './constructs/site/site-key.ts'
import { DueWork } from './constructs/staff/due-work.ts'
import { InvitationMail } from './constructs/staff/invitation-mail.ts'
import { ConsentTable } from './constructs/storage/consent-table.ts'
import type { Settings } from './settings.ts'

/** The whole system but its phone number: it composes the constructs and does nothing else. */
export class AssentStack extends Stack {
  readonly table: ConsentTable

  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stackName, { description: 'Assent: SMS consent collected, proved and enforced' })
    const prefix = settings.stackName
    const { key } = new MessageKey(this, 'MessageKey')
    const table = new ConsentTable(this, 'ConsentTable', settings)
    this.table = table
    const tombstoneKey = new TombstoneKey(this, 'TombstoneKey', settings)

    const inbound = new InboundSms(this, 'InboundSms', { prefix, key, table })
    tombstoneKey.grantHash(inbound.receiver)
    const configurationSet = settings.number && prefix
    const outbox = new Outbox(this, 'Outbox', { prefix, key, table })
    const { sender, unknownReplies, refusedReplies } = new ReplySender(this, 'ReplySender', {
      prefix,
      table,
      replies: outbox.replies,
      configurationSet,
    })
    const sendGate = new InvokableFunction(this, 'SendGate', {
      prefix,
      name: 'send-gate',
      description: 'Answers: may this be sent, why, and under which consent.',
      // 10,000 numbers in one call take two seconds of a whole processor, which comes with the memory.
      memorySize: GATE_MEMORY,
    })
    table.grantCheck(sendGate)
    const sendMessage = new SendMessage(this, 'SendMessage', { prefix, table, configurationSet })
    const deliveries = new DeliveryEvents(this, 'Deliveries', { prefix, key, table })
    const records = new InvokableFunction(this, 'Records', {
      prefix,
      name: 'records',
      description:
        'Looks numbers up, lists them, hands over their evidence, verifies ledgers; changes nothing.',
      // A ledger of 20,000 events is read and verified whole.
      timeout: READING_TIMEOUT,
      memorySize: READING_MEMORY,
    })
    table.grantRead(records)
    table.grantLists(records)
    table.grantScan(records)

    const operator = new InvokableFunction(this, 'Operator', {
      prefix,
      name: 'operator',
      description: 'Writes what staff took and decided, with the name of who did it.',
      // An import of 500 rows takes seconds.
      timeout: BULK_TIMEOUT,
    })
    table.grantDecideGrants(operator)
    tombstoneKey.grantHash(operator)
    table.grantLists(operator)
    const lateStops = new LoggedCount(this, 'LateStops', { fn: operator, event: 'stop_recorded_late' })
    const site = new OptInSite(this, 'Site', { prefix, table, tombstoneKey, waf: settings.waf })
    const siteKey = new SiteKey(this, 'SiteKey')
    for (const fn of [site.fn, sender]) siteKey.grantMake(fn)
    if (settings.archiveYears) site.fn.setVariable('ARCHIVE_YEARS', String(settings.archiveYears))
    site.setSiteUrl(operator)
    if (settings.mailFrom) {
      new InvitationMail(this, 'InvitationMail', { address: settings.mailFrom }).grantSend(operator)
    }
    const due = new DueWork(this, 'DueWork', { prefix, table })
    const retention = new Retention(this, 'Retention', {
      prefix,
      table,
      tombstoneKey,
      events: outbox.events,
      archiveYears: settings.archiveYears,
    })

    if (settings.number?.kind === 'simulator') {
      for (const fn of [inbound.receiver, sender, sendMessage.fn, deliveries.taker]) {
        fn.setVariable('SIMULATED_NUMBER', settings.number.playsPartOf)
      }
    }

    const alarms = new Alarms(this, 'Alarms', { prefix, key, email: settings.alarmEmail })
    alarms.onWaiting('inbound-sms-waiting', inbound.work.queue)
    alarms.onCount(unknownReplies, 'It is unknown whether a reply left.')
    alarms.onCount(refusedReplies, 'The provider refused a reply.')
    alarms.onCount(sendMessage.unknown, 'It is unknown whether a message left.')
    alarms.onCount(sendMessage.providerOptOuts, 'A stop was recorded that only the provider knew of.')
    alarms.onCount(sendMessage.refused, 'The provider refuses to send, whoever it is to.')
    alarms.onCount(
      sendMessage.missingConfigurationSet,
      'What becomes of texts is told nowhere: the configuration set is not there.',
    )
    alarms.onCount(lateStops, 'A stop was recorded more than ten days after it was taken.')
    alarms.onCount(due.waiting, 'An unsure message has waited two days for a person.', Duration.hours(2))
    const { told } = retention.failed
    for (const queue of [
      inbound.work.deadLetters,
      outbox.replies.deadLetters,
      outbox.unread,
      deliveries.work.deadLetters,
      told,
    ]) {
      alarms.onAnyMessage(queue)
    }
    const { receiver } = inbound
    const { relay, sweep } = outbox
    for (const fn of [
      receiver,
      relay,
      sweep,
      sender,
      sendGate,
      sendMessage.fn,
      deliveries.taker,
      records,
      operator,
      due.sweep,
      retention.fn,
      site.fn,
    ]) {
      alarms.onErrors(fn)
    }
    alarms.onUnanswered(site)
    new Dashboard(this, 'Dashboard', {
      prefix,
      gates: [sendGate, sendMessage.fn],
      sender: sendMessage.fn,
      publishers: [relay, sweep, retention.fn],
      deliveries: deliveries.taker,
      queues: [inbound.work, outbox.replies, deliveries.work],
      alarms: alarms.all,
    })

    new CfnOutput(this, 'TableName', { value: table.table.tableName })
    new CfnOutput(this, 'InboundTopicArn', {
      value: inbound.topic.topicArn,
      exportName: inboundTopicExport(prefix),
    })
    new CfnOutput(this, 'ConsentEventsTopicArn', { value: outbox.events.topicArn })
    new CfnOutput(this, 'SendGateArn', { value: sendGate.alias.functionArn })
    new CfnOutput(this, 'SendMessageArn', { value: sendMessage.fn.alias.functionArn })
    new CfnOutput(this, 'DeliveryEventsTopicArn', {
      value: deliveries.topic.topicArn,
      exportName: deliveryTopicExport(prefix),
    })
    new CfnOutput(this, 'RecordsArn', { value: records.alias.functionArn })
    new CfnOutput(this, 'OperatorArn', { value: operator.alias.functionArn })
    new CfnOutput(this, 'SiteUrl', { value: site.url })
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn })
    new CfnOutput(this, 'TombstoneKeyArn', { value: tombstoneKey.key.keyArn })
    new CfnOutput(this, 'FailedRetentionBucketName', { value: retention.failed.bucket.bucketName })
    if (retention.archive) {
      new CfnOutput(this, 'ArchiveBucketName', { value: retention.archive.bucket.bucketName })
    }
  }
}

/**
 * The export by which the number's stack takes the inbound topic: always there, so that a deployment without
 * `-c number=` passes; and while it is taken, CloudFormation refuses to remove the topic that a number depends on.
 */
export function inboundTopicExport(stackName: string): string {
  return `${stackName}-inbound-topic-arn`
}

/** The export by which the number's stack has delivery events told to their topic. */
export function deliveryTopicExport(stackName: string): string {
  return `${stackName}-delivery-topic-arn`
}
