import { createHmac, randomUUID } from 'node:crypto'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import type { Mac } from '../lambdas/adapters/aws/kms-mac.ts'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { checkNumber } from '../lambdas/adapters/core/numbering-plan.ts'
import { createGateRecordReader } from '../lambdas/adapters/gate/dynamodb-gate-records.ts'
import { zoneOffset } from '../lambdas/adapters/gate/zone-offset.ts'
import { deleteFromOutbox } from '../lambdas/adapters/outbox/dynamodb-outbox.ts'
import { createReplyStore } from '../lambdas/adapters/replies/dynamodb-reply-store.ts'
import { createArchivedHistories } from '../lambdas/adapters/retention/archived-histories.ts'
import { createGenerations } from '../lambdas/adapters/retention/dynamodb-generations.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { createTombstones } from '../lambdas/adapters/retention/dynamodb-tombstones.ts'
import { readExpiredRecord } from '../lambdas/adapters/retention/expired-record.ts'
import { createDeliveries } from '../lambdas/adapters/sending/dynamodb-deliveries.ts'
import { createMessageStore } from '../lambdas/adapters/sending/dynamodb-messages.ts'
import { fingerprintOf } from '../lambdas/adapters/sending/request-fingerprint.ts'
import { segmentsOf } from '../lambdas/adapters/sending/segments.ts'
import { createInvitationStore } from '../lambdas/adapters/signup/dynamodb-invitations.ts'
import { endLinks } from '../lambdas/adapters/signup/dynamodb-links.ts'
import { createMailChoiceStore } from '../lambdas/adapters/signup/dynamodb-mail-choices.ts'
import { dueRequests } from '../lambdas/adapters/signup/dynamodb-requests.ts'
import { createStopLinkStore } from '../lambdas/adapters/signup/dynamodb-stop-links.ts'
import { createCodeOf } from '../lambdas/adapters/signup/mac-code.ts'
import { newInvitationCode } from '../lambdas/adapters/signup/new-invitation-code.ts'
import { readPhoneNumber } from '../lambdas/adapters/signup/read-phone-number.ts'
import { createTokens } from '../lambdas/adapters/signup/sealed-token.ts'
import { createActivityStore } from '../lambdas/adapters/staff/dynamodb-activity.ts'
import { removeDetails } from '../lambdas/adapters/staff/dynamodb-details.ts'
import { createPublishedTextStore } from '../lambdas/adapters/staff/dynamodb-published-texts.ts'
import { createReviewStore } from '../lambdas/adapters/staff/dynamodb-reviews.ts'
import { createShortLived } from '../lambdas/adapters/staff/dynamodb-short-lived.ts'
import { createPersonIds } from '../lambdas/adapters/staff/person-ids.ts'
import type { LogEntry } from '../lambdas/application/core/log.ts'
import type { KeyedHash } from '../lambdas/application/core/ports/keyed-hash.ts'
import type { ProviderOptOuts } from '../lambdas/application/core/ports/provider-opt-outs.ts'
import type { OutgoingText, SendResult } from '../lambdas/application/core/ports/send-text.ts'
import type { DigestReader } from '../lambdas/application/evidence/compare-digest.ts'
import type { OutboxKey } from '../lambdas/application/outbox/relay.ts'
import { sweepOutbox } from '../lambdas/application/outbox/sweep.ts'
import type { Archive, ArchivedGeneration } from '../lambdas/application/retention/retire.ts'
import type { OutgoingMail } from '../lambdas/application/signup/invite.ts'
import { keepPublishedTexts } from '../lambdas/application/staff/former-texts.ts'
import { sweepReviews } from '../lambdas/application/staff/reviews.ts'
import { contentHash } from '../lambdas/definitions/content-hash.ts'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { publicationOf } from '../lambdas/definitions/published-texts.ts'
import type { Screenshots } from '../lambdas/definitions/screenshots.ts'
import type { ApplicationEvent } from '../lambdas/domain/core/application-event.ts'
import { after, HOUR } from '../lambdas/domain/core/time.ts'
import { schedulesBy } from '../lambdas/domain/hours/schedules.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { createConsoleHandler } from '../lambdas/handlers/console/handler.ts'
import { createDeliveryEventsHandler } from '../lambdas/handlers/delivery-events/handler.ts'
import { createDueSweepHandler } from '../lambdas/handlers/due-sweep/handler.ts'
import { createInboundSmsHandler } from '../lambdas/handlers/inbound-sms/handler.ts'
import { createOperatorHandler } from '../lambdas/handlers/operator/handler.ts'
import type { Hidden } from '../lambdas/handlers/pipeline/work-with-backoff.ts'
import { createRecordsHandler } from '../lambdas/handlers/records/handler.ts'
import { createReplySenderHandler } from '../lambdas/handlers/reply-sender/handler.ts'
import { createRetentionHandler } from '../lambdas/handlers/retention/handler.ts'
import { createSendGateHandler } from '../lambdas/handlers/send-gate/handler.ts'
import { createSendMessageHandler } from '../lambdas/handlers/send-message/handler.ts'
import { createSiteHandler } from '../lambdas/handlers/site/handler.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { createReading } from '../lambdas/handlers/wiring/reading.ts'
import { createSiteStores } from '../lambdas/handlers/wiring/site-stores.ts'
import { outboxByScan } from './outbox.ts'
import { signer } from './signer.ts'
import { signInOf } from './staff.ts'
import { expireItem, recordItemOf } from './stream.ts'
import { type Item, newTable, storedIn } from './table.ts'
import { createVisitor } from './visitor.ts'

/** The person who texts, and the number that most of them text. */
export const PERSON = '+12065550142'
export const NUMBER = '+12065550100'
export const NOON = '2026-11-21T12:00:00.000Z'

const shipped = loadDefinitions('programs')

/** Stands for the key that never leaves its keeper. */
export const keyedHash: KeyedHash = async ({ tenant, to }) =>
  createHmac('sha256', 'a key').update(`${tenant}#${to}`).digest('hex')

/** Stands for the key of the site. */
const mac: Mac = async (message) => createHmac('sha256', 'a site key').update(message).digest()
export const codeOf = createCodeOf(mac)

/** What lies at the ends that lead out of the system: what time it is there, and what reached them. */
function newEnds() {
  return {
    now: NOON,
    messages: 0,
    requests: 0,
    published: [] as ApplicationEvent[],
    unreadable: [] as string[],
    /** What was put off on its queue. */
    hidden: [] as Hidden[],
    logged: [] as LogEntry[],
    sent: [] as OutgoingText[],
    mailed: [] as OutgoingMail[],
    handedOver: [] as OutboxKey[],
    /** The provider's own opt-out list: since when each number is on it. */
    providerList: new Map<string, string>(),
    archived: new Map<string, { history: ArchivedGeneration; until: string }>(),
    /** What lies in the bucket of digests and leaves. */
    anchors: new Map<string, string>(),
  }
}

/** What differs between systems. */
interface SystemOptions {
  archives?: boolean
  mails?: boolean
  siteUrl?: string
  screenshots?: Screenshots
  /** What happened at the ends before. */
  ends?: ReturnType<typeof newEnds>
  digests?: DigestReader
  /** The size of a part of evidence. */
  maxBytes?: number
}

/**
 * The handlers on a real table, with the ends that lead out of the system replaced: the clock, the topic, the reply
 * queue, the provider of text messages, the key of the tombstones and the archive.
 */
export function systemOn(
  table: ConsentTable,
  definitions: Definitions = shipped,
  {
    archives = true,
    mails = true,
    siteUrl,
    screenshots = () => [],
    ends = newEnds(),
    digests,
    maxBytes,
  }: SystemOptions = {},
) {
  const { published, unreadable, hidden, logged, sent, mailed, handedOver, providerList, archived, anchors } =
    ends
  const clock = () => ends.now
  const provider = {
    answer: async (_: OutgoingText): Promise<SendResult> => ({ outcome: 'sent', messageId: 'm' }),
    unlist: async (to: string) => void providerList.delete(to),
  }
  const providerOptOuts: ProviderOptOuts = {
    since: async (to) => providerList.get(to),
    remove: (to) => provider.unlist(to),
  }
  const log = (entry: LogEntry) => void logged.push(entry)
  const execution = { ...createExecution(table, definitions, createHistory(table, keyedHash)), clock }
  const schedulesOf = schedulesBy(zoneOffset)
  const gateRecords = createGateRecordReader(table)
  const reviews = createReviewStore(table)
  /** What happens between the event that says that somebody was erased and the removal of their details. */
  const erasing = { before: async () => {} }
  const operator = createOperatorHandler({
    ...execution,
    publishedTexts: createPublishedTextStore(table),
    reviews,
    checkNumber,
    contentHash,
    log,
    stopLinks: {
      clock,
      stopLinks: createStopLinkStore(table),
      siteUrl: 'https://sms.example.com/',
      newId: () => randomUUID(),
    },
    inviting: {
      clock,
      invitations: createInvitationStore(table),
      mailChoices: createMailChoiceStore(table),
      keyedHash,
      sendMail: mails ? async (mail) => void mailed.push(mail) : undefined,
      siteUrl: 'https://sms.example.com/',
      newInvitation: () => randomUUID(),
      newCode: newInvitationCode,
      store: execution.store,
    },
    removeDetails: async (subject, before) => {
      await erasing.before()
      return removeDetails(table, subject, before)
    },
    endLinks: (subject) => endLinks(table, subject),
    archived: createArchivedHistories(table, keyedHash),
  })

  const inbound = createInboundSmsHandler({
    ...execution,
    invitations: createInvitationStore(table),
    log,
    definedNumber: async (number) => number,
    keepUnreadable: async (body) => void unreadable.push(body),
    hide: async (messages) => void hidden.push(...messages),
  })
  const sendText = async (text: OutgoingText): Promise<SendResult> => {
    sent.push(text)
    return provider.answer(text)
  }
  const sendReplies = createReplySenderHandler({
    ...execution,
    replies: createReplyStore(table),
    contentHash,
    codeOf,
    log,
    sendText,
    providerOptOuts,
  })
  const relay = {
    publish: async (message: ApplicationEvent) => void published.push(message),
    enqueue: async (key: OutboxKey) => void handedOver.push(key),
    delete: (key: OutboxKey) => deleteFromOutbox(table, key),
  }

  const archive: Archive = {
    years: 5,
    keep: async (hash, history, until) => {
      const key = `${history.tenant}/${hash}/${history.life}`
      if (!archived.has(key)) archived.set(key, structuredClone({ history, until }))
    },
  }
  const generations = createGenerations(table)
  const keepLeaf = async (key: string, text: string) => void (anchors.has(key) || anchors.set(key, text))
  const retain = createRetentionHandler({
    keyedHash,
    tombstones: createTombstones(table),
    archive: archives ? archive : undefined,
    generations,
    keepLeaf,
    publish: (message) => relay.publish(message),
    readExpiredRecord,
    log,
  })

  const reading = { ...createReading(table, keyedHash, signer, digests), maxBytes }
  const site = createSiteHandler({
    ...execution,
    ...createSiteStores(table, mac),
    reading,
    newId: () => randomUUID(),
    readPhoneNumber,
    archiveYears: 5,
    siteUrl,
    screenshots,
    pause: async () => {},
    log,
  })

  const records = createRecordsHandler({ ...reading, anchorBucket: 'anchors', definitions, clock })
  const staffConsole = createConsoleHandler({
    definitions,
    clock,
    log,
    reading,
    records,
    operator,
    schedulesOf,
    zoneOffset,
    readPhoneNumber,
    newId: () => randomUUID(),
    signIn: signInOf(),
    sessions: createShortLived(table, 'session'),
    forms: createShortLived(table, 'form'),
    activity: createActivityStore(table),
    personHash: keyedHash,
    personIds: createPersonIds(mac),
    tokens: createTokens(mac),
  })

  const sweepDue = createDueSweepHandler({
    ...execution,
    reviews,
    requests: { dueBy: (instant) => dueRequests(table, instant) },
    keepTexts: () =>
      keepPublishedTexts(
        { publishedTexts: createPublishedTextStore(table), clock },
        publicationOf(definitions),
      ),
    log,
  })

  return {
    table,
    ends,
    execution,
    site: createVisitor(site),
    published,
    unreadable,
    hidden,
    logged,
    sent,
    mailed,
    provider,
    providerList,
    relay,
    erasing,
    archive,
    archived,
    anchors,
    generations,
    retain,
    inbound,
    sendReplies,
    gate: createSendGateHandler({ definitions, gateRecords, schedulesOf, clock, log }),
    /** The gate asked eight hours on, when it is noon where the person is: promotional messages may come. */
    gateByDay: createSendGateHandler({
      definitions,
      gateRecords,
      schedulesOf,
      clock: () => after(ends.now, 8 * HOUR),
      log,
    }),
    send: createSendMessageHandler({
      ...execution,
      messages: createMessageStore(table),
      sendText,
      providerOptOuts,
      schedulesOf,
      segmentsOf,
      contentHash,
      fingerprintOf,
      newDecision: randomUUID,
      pause: async (milliseconds) => {
        ends.now = after(ends.now, milliseconds)
      },
      log,
    }),
    deliver: createDeliveryEventsHandler({
      ...execution,
      deliveries: createDeliveries(table),
      definedNumber: async (number) => number,
      keepUnreadable: async (body) => void unreadable.push(body),
      hide: async (messages) => void hidden.push(...messages),
      log,
    }),
    records,
    console: createVisitor(staffConsole),
    operator: (request: object, awsRequestId = `request-${++ends.requests}`) =>
      operator(request, { awsRequestId }),
    sweepReviews: () => sweepReviews({ ...execution, reviews, log, isOver: () => false }),
    sweepDue: (event?: unknown) => sweepDue(event, { getRemainingTimeInMillis: () => 60_000 }),
    now: clock,
    advance: (milliseconds: number) => {
      ends.now = after(ends.now, milliseconds)
    },
    /** One text message, delivered and worked. */
    text: async (body: string, message: Partial<Sms> = {}) => {
      const id = `message-${++ends.messages}`
      return inbound(batch(envelope({ body, id, at: ends.now, ...message })))
    },
    /** Lets DynamoDB remove somebody's expired record, and retention hear of it. */
    expire: async (to: string = PERSON, tenant = 'acme') => {
      const record = await recordItemOf(table, to, tenant)
      if (!record) throw new Error('there is no record to expire')
      return retain(await expireItem(table, record, ends.now))
    },
    /** Lets everything leave that waits, by the sweep: an hour later as far as the sweep knows, at once for the rest. */
    settle: async (): Promise<void> => {
      const later = () => after(ends.now, HOUR)
      await sweepOutbox({ relay, clock: later, ...outboxByScan(table), isOver: () => false })
      const keys = handedOver.splice(0)
      await sendReplies(batch(...keys.map((key) => JSON.stringify(key))))
    },
  }
}

/** A system on the real engine, as {@link systemOn} makes it. */
export type System = ReturnType<typeof systemOn>

/** A beginning that many tests share: acted out once, and written for each of them as it was left. */
export function beginningOf(
  act: (system: System) => Promise<unknown>,
  definitions?: Definitions,
  options: SystemOptions = {},
): () => Promise<System> {
  let left: { items: Item[]; ends: ReturnType<typeof newEnds> } | undefined
  return async () => {
    if (left) {
      return systemOn(await newTable(left.items), definitions, {
        ...options,
        ends: structuredClone(left.ends),
      })
    }
    const system = systemOn(await newTable(), definitions, options)
    await act(system)
    left = { items: await storedIn(system.table), ends: structuredClone(system.ends) }
    return system
  }
}

/** A text message in a test. */
export interface Sms {
  body: string
  id: string
  at: string
  from: string
  to: string
}

/** A message as it lies on the inbound queue: End User Messaging's JSON in an SNS envelope. */
export function envelope({ body, id, at, from = PERSON, to = NUMBER }: Partial<Sms>): string {
  const message = {
    originationNumber: from,
    destinationNumber: to,
    messageKeyword: 'KEYWORD_000000000000',
    messageBody: body,
    inboundMessageId: id,
    previousPublishedMessageId: 'earlier',
  }
  return JSON.stringify({
    Type: 'Notification',
    MessageId: `sns-${id}`,
    Message: JSON.stringify(message),
    Timestamp: at,
  })
}

/** A batch of messages from a queue, put there and received for the first time just now unless something else is said. */
export function batch(...bodies: string[]): SQSEvent {
  return { Records: bodies.map((body, i) => queued(body, i)) }
}

/** A message as a queue hands it out. */
export function queued(body: string, place = 0, { receives = 1, sentAt = NOON } = {}): SQSRecord {
  return {
    messageId: `record-${place}`,
    receiptHandle: `receipt-${place}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(Date.parse(sentAt)),
    },
  } as SQSRecord
}
