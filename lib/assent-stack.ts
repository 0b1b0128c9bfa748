import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './constructs/alarms.ts'
import { AnsweringFunction } from './constructs/answering-function.ts'
import { ConsentTable } from './constructs/consent-table.ts'
import { InboundSms } from './constructs/inbound-sms.ts'
import { MessageKey } from './constructs/message-key.ts'
import { Outbox } from './constructs/outbox.ts'
import { ReplySender } from './constructs/reply-sender.ts'
import type { Settings } from './settings.ts'

/** The whole system but its phone number: it composes the constructs and does nothing else. */
export class AssentStack extends Stack {
  readonly inbound: InboundSms
  readonly table: ConsentTable

  constructor(scope: Construct, settings: Settings, props: StackProps = {}) {
    super(scope, settings.stackName, {
      description: 'Assent: SMS consent collected, proved and enforced',
      ...props,
    })
    const prefix = settings.stackName
    const { key } = new MessageKey(this, 'MessageKey')
    this.table = new ConsentTable(this, 'ConsentTable', settings)
    const { table } = this

    this.inbound = new InboundSms(this, 'InboundSms', { prefix, key, table })
    const outbox = new Outbox(this, 'Outbox', { prefix, key, table })
    const replySender = new ReplySender(this, 'ReplySender', { prefix, table, replies: outbox.replies })

    const sendGate = new AnsweringFunction(this, 'SendGate', {
      prefix,
      name: 'send-gate',
      description: 'Answers: may this be sent, why, and under which consent.',
    })
    table.grantCheck(sendGate)
    const records = new AnsweringFunction(this, 'Records', {
      prefix,
      name: 'records',
      description: 'Looks numbers up and verifies their ledgers; changes nothing.',
    })
    table.grantRead(records)

    const alarms = new Alarms(this, 'Alarms', { prefix, key, email: settings.alarmEmail })
    alarms.onAnyMessage('inbound-sms-dead-letters', this.inbound.work.deadLetters)
    alarms.onAnyMessage('inbound-sms-undelivered', this.inbound.undelivered)
    alarms.onAnyMessage('replies-dead-letters', outbox.replies.deadLetters)
    alarms.onAnyMessage('outbox-unread', outbox.unread)
    alarms.onWaiting('inbound-sms-waiting', this.inbound.work.queue)
    alarms.onErrors('inbound-sms-errors', this.inbound.receiver)
    alarms.onErrors('outbox-relay-errors', outbox.relay)
    alarms.onErrors('outbox-sweep-errors', outbox.sweep)
    alarms.onErrors('reply-sender-errors', replySender.sender)
    alarms.onErrors('send-gate-errors', sendGate)
    alarms.onErrors('records-errors', records)
    alarms.onCount('reply-unknown', replySender.unknownReplies)

    new CfnOutput(this, 'TableName', { value: table.table.tableName })
    new CfnOutput(this, 'InboundTopicArn', { value: this.inbound.topic.topicArn })
    new CfnOutput(this, 'ConsentEventsTopicArn', { value: outbox.events.topicArn })
    new CfnOutput(this, 'SendGateArn', { value: sendGate.alias.functionArn })
    new CfnOutput(this, 'RecordsArn', { value: records.alias.functionArn })
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn })
  }
}
