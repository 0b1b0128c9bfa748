import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { type Origin, openOrigin } from '../../../local/http/server.ts'
import { type Mail, openMail } from '../../../local/services/mail/mail.ts'
import { sesApi } from '../../../local/services/mail/ses-api.ts'
import { openState } from '../../../local/state.ts'

let origin: Origin
let mail: Mail
let client: SESv2Client

beforeAll(async () => {
  const state = openState(undefined)
  mail = openMail(state, movableClock(state))
  origin = await openOrigin(0)
  origin.serve([sesApi(mail)], () => {})
  client = new SESv2Client({ endpoint: origin.url, maxAttempts: 1 })
})

afterAll(() => origin.close())

const Subject = { Data: 'An invitation' }
const invitation = {
  FromEmailAddress: 'join@acme.example',
  Destination: { ToAddresses: ['dana@acme.example'] },
}

test('mail sent through the SDK is kept, with its links', async () => {
  const Text = { Data: 'http://localhost:3000/acme/join?invitation=1' }
  const Headers = [{ Name: 'List-Unsubscribe', Value: '<http://localhost:3000/stop/1>' }]
  const Content = { Simple: { Subject, Body: { Text }, Headers } }
  const { MessageId } = await client.send(new SendEmailCommand({ ...invitation, Content }))
  expect(mail.all()).toEqual([
    {
      id: MessageId,
      from: 'join@acme.example',
      to: ['dana@acme.example'],
      subject: 'An invitation',
      text: Text.Data,
      html: null,
      headers: { 'List-Unsubscribe': '<http://localhost:3000/stop/1>' },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    },
  ])
})

test('raw mail is refused', async () => {
  const Content = { Raw: { Data: Buffer.from('raw') } }
  await expect(client.send(new SendEmailCommand({ ...invitation, Content }))).rejects.toThrow(
    'The local run supports only',
  )
})
