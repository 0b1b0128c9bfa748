import { createHash, createHmac } from 'node:crypto'
import type { ApplicationEvent } from '../../lambdas/domain/core/application-event.ts'
import type { Origin } from './wire.ts'

/** The services around the table: End User Messaging, the topic of application events, and the queue of replies. */
export interface Surroundings {
  origin: Origin
  /** The texts that End User Messaging took. */
  taken: Record<string, unknown>[]
  published: ApplicationEvent[]
  enqueued: string[]
}

/** Stand-ins that take everything; the table's own requests go on to its engine. */
export function surroundings(engine: Origin): Surroundings {
  const taken: Record<string, unknown>[] = []
  const published: ApplicationEvent[] = []
  const enqueued: string[] = []
  const answers: Record<string, (body: string) => string> = {
    SendTextMessage: (body) => {
      taken.push(JSON.parse(body))
      return JSON.stringify({ MessageId: `text-${taken.length}` })
    },
    Publish: (body) => {
      published.push(JSON.parse(new URLSearchParams(body).get('Message') ?? ''))
      return '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>'
    },
    GenerateMac: (body) => {
      const Mac = createHmac('sha256', 'a key').update(JSON.parse(body).Message).digest('base64')
      return JSON.stringify({ Mac })
    },
    SendMessage: (body) => {
      const { MessageBody } = JSON.parse(body)
      enqueued.push(MessageBody)
      const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex')
      return JSON.stringify({ MessageId: 'm', MD5OfMessageBody })
    },
  }
  const origin: Origin = async (request) => {
    const answer = answers[request.operation]
    return answer ? { status: 200, body: answer(request.body) } : engine(request)
  }
  return { origin, taken, published, enqueued }
}
