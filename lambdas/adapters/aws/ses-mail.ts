import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { OutgoingMail } from '../../application/signup/invite.ts'

/** Mails through Amazon SES, from one address; a mail may be sent twice, since it opens nothing twice. */
export function createSendMail(from: string): (mail: OutgoingMail) => Promise<void> {
  const client = new SESv2Client({})
  return async ({ to, subject, text }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
      }),
    )
  }
}
