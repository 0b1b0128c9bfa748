import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { OutgoingMail } from '../../application/signup/invite.ts'

/** Sends email through Amazon SES from one address. An email may be sent twice: its link works only once. */
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
