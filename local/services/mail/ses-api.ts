import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Answer, json, type Request, type Service } from '../../http/message.ts'
import type { Mail } from './mail.ts'

const Part = z.object({ Data: z.string() })

/** A request of `SendEmail` (SES v2) with a subject and a body; raw mails and templates are refused. */
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({
    ToAddresses: z.array(z.string()).min(1).max(50),
  }),
  Content: z.object({
    Simple: z.object({ Subject: Part, Body: z.object({ Text: Part.optional(), Html: Part.optional() }) }),
  }),
})

/** Amazon SES: what is sent is kept and shown on a page. */
export function sesApi(mail: Mail): Service {
  return (request) => {
    const asked = request.method === 'POST' && request.path === '/v2/email/outbound-emails'
    return asked ? send(mail, request) : undefined
  }
}

function send(mail: Mail, { body }: Request): Answer {
  const { success, data } = SendEmail.safeParse(parsed(body))
  if (!success) return refuse('The local run knows mails with From, To, a subject and a body alone.')
  const { Subject, Body } = data.Content.Simple
  const id = randomUUID()
  mail.keep({
    id,
    from: data.FromEmailAddress,
    to: data.Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data ?? null,
    html: Body.Html?.Data ?? null,
  })
  return json({ MessageId: id })
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function refuse(message: string): Answer {
  return json({ message }, 400, { 'x-amzn-errortype': 'BadRequestException' })
}
