import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { json, type Response, ServiceError } from '../http/message.ts'
import type { Texts } from '../services/texts/texts.ts'
import type { Topics } from '../services/topics/topics.ts'
import type { StackTopic } from '../template/messaging.ts'
import { readBody } from './body.ts'

/** What a simulated phone needs. */
export interface Phones {
  texts: Texts
  topics: Topics
  /** The topic that inbound texts are published to. */
  inbound: StackTopic | undefined
  /** The number that a phone texts by default. */
  defaultNumber: string | undefined
}

const Message = z.strictObject({ body: z.string(), to: z.string().optional() })

/** Answers the messages of a phone. */
export function showMessages({ texts }: Phones, phone: string): Response {
  return json({ messages: texts.list(phone) })
}

/** Sends a text from a phone the way End User Messaging delivers it: through the inbound topic. */
export function sendText({ topics, inbound, defaultNumber }: Phones, phone: string, body: Buffer): Response {
  const message = readBody(
    Message,
    body,
    'The body must be {"body":"START","to":"+12065550100"}; "to" is optional.',
  )
  const to = message.to ?? defaultNumber
  if (!inbound || !to) throw new ServiceError('BadRequest', 'There is no number to text: set "to".')
  const inboundMessageId = randomUUID()
  const text = {
    originationNumber: phone,
    destinationNumber: to,
    messageKeyword: message.body.trim().split(/\s+/)[0]?.toUpperCase() ?? '',
    messageBody: message.body,
    inboundMessageId,
  }
  topics.publish(inbound, { message: JSON.stringify(text) })
  return json({ inboundMessageId })
}
