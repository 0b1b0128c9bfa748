import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { OutgoingMail } from '../../application/signup/invite.ts'

/**
 * Sends email through Amazon SES from one address, under a brand's name. An email may be sent twice: its link works only
 * once. Mail programs offer to say no to further mail at one click (RFC 8058).
 */
export function createSendMail(from: string): (mail: OutgoingMail) => Promise<void> {
  const client = new SESv2Client({})
  return async ({ to, fromName, subject, text, html, unsubscribe }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: `${displayName(fromName)} <${from}>`,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
            Headers: [
              { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` },
              { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
            ],
          },
        },
      }),
    )
  }
}

/** A name as RFC 5322 writes it; beyond ASCII as an encoded word (RFC 2047). */
export function displayName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`
  return `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`
}
