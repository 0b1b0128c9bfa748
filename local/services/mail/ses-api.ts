import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { json, type Request, type Response, type Service } from '../../http/message.ts'
import type { Mail } from './mail.ts'

const Part = z.object({ Data: z.string() })

/** A `SendEmail` request (SES v2) with a subject and a body; raw mail and templates are not supported. */
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({
    ToAddresses: z.array(z.string()).min(1).max(50),
  }),
  Content: z.object({
    Simple: z.object({
      Subject: Part,
      Body: z.object({ Text: Part.optional(), Html: Part.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  }),
})

/** Amazon SES: keeps sent mail and shows it on a page. */
export function sesApi(mail: Mail): Service {
  return (request) => {
    const isSend = request.method === 'POST' && request.path === '/v2/email/outbound-emails'
    return isSend ? send(mail, request) : undefined
  }
}

function send(mail: Mail, { body }: Request): Response {
  const { success, data } = SendEmail.safeParse(parseJson(body))
  if (!success) return refuse('The local run supports only mail with From, To, a subject and a body.')
  const { Subject, Body, Headers } = data.Content.Simple
  const id = randomUUID()
  mail.add({
    id,
    from: data.FromEmailAddress,
    to: data.Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data ?? null,
    html: Body.Html?.Data ?? null,
    headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
  })
  return json({ MessageId: id })
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function refuse(message: string): Response {
  return json({ message }, 400, { 'x-amzn-errortype': 'BadRequestException' })
}
