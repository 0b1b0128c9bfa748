import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Answer, json, ServiceError } from '../http/message.ts'
import type { Texts } from '../services/texts/texts.ts'
import type { Topics } from '../services/topics/topics.ts'
import type { StackTopic } from '../template/messaging.ts'
import { readBody } from './body.ts'

/** What a simulated phone needs. */
export interface Phones {
  texts: Texts
  topics: Topics
  /** The topic on which the carrier's messages arrive. */
  inbound: StackTopic | undefined
  /** The number that is texted when none is named. */
  defaultNumber: string | undefined
}

const Message = z.strictObject({ body: z.string(), to: z.string().optional() })

/** The messages of a phone. */
export function showMessages({ texts }: Phones, phone: string): Answer {
  return json({ messages: texts.of(phone) })
}

/** Texts from a phone, as End User Messaging tells of it: through the inbound topic. */
export function textFrom({ topics, inbound, defaultNumber }: Phones, phone: string, body: Buffer): Answer {
  const message = readBody(
    Message,
    body,
    'The body is {"body":"START","to":"+12065550100"}: "to" may be left out.',
  )
  const to = message.to ?? defaultNumber
  if (!inbound || !to) throw new ServiceError('BadRequest', 'There is no number to text: name one as "to".')
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
