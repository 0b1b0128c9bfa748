import { atProvider } from '../../provider.ts'
import { UNSURE } from '../../unsure.ts'
import type { Fields } from '../../visitor.ts'
import type { Driver } from './driver.ts'

/** Scenarios that use every permission of the functions. They run in this order, so that the clock moves far at the end only. */
export const SCENARIOS: [name: string, run: (driver: Driver) => Promise<unknown>][] = [
  [
    'texts: START, HELP, STOP, and START again, which looks up earlier generations',
    ({ sendTexts }) => sendTexts('+12065550121', 'START', 'HELP', 'STOP', 'START'),
  ],
  ['the digest of the day, with which evidence is compared', ({ advance }) => advance('PT61M')],
  [
    'an unreadable text and an unreadable delivery event, which go to the dead-letter queues',
    async ({ publish }) => {
      await publish('not JSON')
      await publish('not JSON', 'assent-delivery-events')
    },
  ],
  [
    'a text while the table is down, which is retried later',
    ({ sendTexts, withFailure }) =>
      withFailure({ ...RECEIVING, ...TABLE_DOWN }, () => sendTexts('+12065550139', 'START')),
  ],
  [
    'START from a number that is on the opt-out list of AWS, which is asked to remove it',
    async ({ optOutAtProvider, sendTexts }) => {
      await optOutAtProvider('+12065550120')
      await sendTexts('+12065550120', 'START')
    },
  ],
  [
    'the form, confirmed by YES',
    async ({ site, sendTexts }) => {
      await signUp(site, '206 555 0122', 'acme-offers')
      await sendTexts('+12065550122', 'YES')
    },
  ],
  [
    'the form, confirmed by a code',
    async ({ site, codeOn }) => {
      const { hidden } = await signUp(site, '206 555 0123', 'acme-login')
      await site.post('/acme/join', { ...hidden, code: await codeOn('+12065550123') })
    },
  ],
  [
    'the preferences page, opened by a code: join a program, download, stop all',
    async ({ site, sendTexts, codeOn }) => {
      await sendTexts('+12065550124', 'START')
      const { hidden } = await site.get('/acme/preferences')
      const asked = await site.post('/acme/preferences', { ...hidden, country: 'US', number: '206 555 0124' })
      const code = await codeOn('+12065550124')
      const choices = await site.post('/acme/preferences', { ...asked.hidden, code })
      for (const step of ['save', 'download', 'stop']) {
        const program = ['acme-alerts', 'acme-offers']
        await site.post(
          '/acme/preferences',
          { ...choices.hidden, step, program },
          { cookies: choices.cookies },
        )
      }
    },
  ],
  [
    'an invitation by mail that leads to an opt-in',
    async ({ operator, local, site, sendTexts }) => {
      const email = 'reed@example.com'
      await operator({ action: 'invite', program: 'acme-offers', channel: 'email', email })
      const mail = (await (await local('/_local/mail')).json()) as { messages: { text: string }[] }
      const id = /invitation=(\S+)/.exec(mail.messages.at(-1)?.text ?? '')?.[1]
      const opened = await site.get(`/acme/join?invitation=${id}`)
      await signUp(site, '206 555 0125', 'acme-offers', opened)
      await sendTexts('+12065550125', 'YES')
    },
  ],
  [
    'an invitation to text in that leads to an opt-in',
    async ({ operator, records, sendTexts }) => {
      const to = '+12065550139'
      const invited = { action: 'invite', program: 'acme-offers', channel: 'qr', to, reference: 'lead 1' }
      const { code } = await operator(invited)
      await records({ action: 'invitations', to })
      await sendTexts(to, `OFFERS ${code}`)
    },
  ],
  [
    'staff: record, import, own, deny, erase',
    async ({ operator }) => {
      await operator({ action: 'record', row: paperConsent('+12065550126') })
      await operator({ action: 'import', rows: [paperConsent('+12065550127'), paperConsent('+12065550128')] })
      await operator({ action: 'own', to: '+12065550126', set: true, note: 'ours' })
      await operator({ action: 'deny', to: '+12065550129', set: true, note: 'asked to' })
      await operator({ action: 'stop_link', to: '+12065550126', days: 30 })
      await operator({ action: 'erase', to: '+12065550126' })
    },
  ],
  [
    'an unsure text that staff review',
    async ({ sendTexts, records, operator }) => {
      await sendTexts('+12065550130', 'START', UNSURE)
      const { reviews } = await records({ action: 'reviews' })
      for (const { id } of reviews) await operator({ action: 'review', id, as: 'not_a_stop' })
    },
  ],
  [
    'the console: sign in, look, record, invite, list, erase, sign out',
    async ({ site }) => {
      const begun = await site.get('/console/sign-in')
      const { query } = await atProvider(String(begun.headers.Location), 'admin@assent.example', 'assent')
      const { cookies } = await site.get(`/console/callback?${query}`, { cookies: begun.cookies })
      const submit = async (path: string, fields: Fields) => {
        const { hidden } = await site.get(path, { cookies })
        return site.postOnly(path, { ...hidden, ...fields }, { cookies })
      }
      const person = String((await submit('/console/acme', { number: '206 555 0198' })).headers.Location)
      await submit(`${person}/record`, { identity: 'Dana Reed', collectedBy: 'Erin Vogel' })
      for (const page of [person, `${person}/evidence`]) await site.get(page, { cookies })
      const email = 'reed.at.the.console@example.com'
      await submit(`${person}/invite`, { program: 'acme-offers', channel: 'email', email })
      await site.get('/console/acme/lists?program=acme-alerts&status=opted_in', { cookies })
      await submit(`${person}/erase`, { last: '0198' })
      const { hidden } = await site.get('/console/acme', { cookies })
      await site.postOnly('/console/sign-out', hidden, { cookies })
    },
  ],
  [
    'records: lookup, list, sample, evidence, verify one and all',
    async ({ records }) => {
      const to = '+12065550121'
      for (const action of ['lookup', 'evidence', 'verify']) await records({ action, to })
      await records({ action: 'list', program: 'acme-alerts' })
      await records({ action: 'sample', program: 'acme-alerts', count: 1, seed: 'a' })
      await records({ action: 'verify' })
    },
  ],
  [
    'records: verify somebody with a note of a retirement that retention did not write',
    async ({ records, plant }) => {
      const to = '+12065550121'
      await plant({ pk: `acme#${to}`, sk: 'retiring#0', proof: 'made up' })
      await records({ action: 'verify', to })
    },
  ],
  [
    'the gate, for one and for many',
    async ({ invoke }) => {
      const numbers = ['+12065550121', '+12065550122']
      for (const to of [numbers[0], numbers]) await invoke('assent-send-gate', { program: 'acme-alerts', to })
    },
  ],
  [
    'the sending gate: sent, repeated, denied, and a code for an unknown number',
    async ({ send, now }) => {
      await send('+12065550122', 'order-1')
      await send('+12065550122', 'order-1')
      await send('+12065550199', 'order-2')
      const requestedByRecipient = { requestId: 'login-1', at: await now() }
      await send('+12065550135', 'login-1', { program: 'acme-login', requestedByRecipient })
    },
  ],
  [
    'a message that the provider refuses because of a stop that only it has',
    async ({ send, sendTexts, withFailure }) => {
      await sendTexts('+12065550136', 'START')
      const refusal = { ...SENDING, error: 'ConflictException', status: 400 }
      const Reason = 'DESTINATION_PHONE_NUMBER_OPTED_OUT'
      await withFailure({ ...refusal, Reason }, () => send('+12065550136', 'order-3'))
    },
  ],
  [
    'a code that the provider throttles, so that its request may be used again',
    async ({ send, now, withFailure }) => {
      const requestedByRecipient = { requestId: 'login-2', at: await now() }
      await withFailure({ ...SENDING, error: 'ThrottlingException', status: 400 }, () =>
        send('+12065550138', 'login-2', { program: 'acme-login', requestedByRecipient }),
      )
    },
  ],
  [
    'delivery events: one delivered, one to an invalid number, one while the table is down',
    async ({ send, sendTexts, reportDelivery, withFailure }) => {
      await sendTexts('+12065550137', 'START')
      await send('+12065550137', 'order-4')
      await reportDelivery('+12065550137', 'TEXT_DELIVERED')
      await reportDelivery('+12065550137', 'TEXT_INVALID')
      await withFailure({ ...DELIVERIES, ...TABLE_DOWN }, () =>
        reportDelivery('+12065550137', 'TEXT_DELIVERED'),
      )
    },
  ],
  [
    'a time zone set by staff',
    ({ operator }) => operator({ action: 'zone', to: '+12065550137', zone: 'America/Denver' }),
  ],
  [
    'a reply whose outcome is unknown',
    ({ sendTexts, withFailure }) =>
      withFailure({ ...TEXTS, error: 'InternalServerException', status: 500 }, () =>
        sendTexts('+12065550134', 'START'),
      ),
  ],
  [
    'the outbox sweep: an event that the relay could not publish, and a throttled reply',
    async ({ sendTexts, advance, withFailure }) => {
      const throttled = () =>
        withFailure({ ...TEXTS, error: 'ThrottlingException', status: 400 }, () =>
          sendTexts('+12065550131', 'START'),
        )
      await withFailure({ ...EVENTS, error: 'InvalidParameter', status: 400 }, throttled)
      await advance('PT2M')
    },
  ],
  [
    'due work: an unconfirmed sign-up, and an unsure text without a review',
    async ({ site, sendTexts, advance }) => {
      await signUp(site, '206 555 0132', 'acme-offers')
      await sendTexts('+12065550133', 'START', UNSURE)
      await advance('P10D')
    },
  ],
  ['retention, after the records of people who stopped have expired', ({ advance }) => advance('P6M2D')],
  [
    'a grant after an earlier record generation was retired',
    ({ sendTexts }) => sendTexts('+12065550133', 'START'),
  ],
]

const TABLE_DOWN = { service: 'dynamodb', error: 'InternalServerError', status: 500 }
const RECEIVING = { fn: 'assent-inbound-sms' }
const DELIVERIES = { fn: 'assent-delivery-events' }
const TEXTS = { fn: 'assent-reply-sender', service: 'sms-voice' }
const SENDING = { fn: 'assent-send-message', service: 'sms-voice' }
const EVENTS = { fn: 'assent-outbox-relay', service: 'sns' }

type Site = Driver['site']

/** Fills in the form, which is opened first unless it is given, and posts it. */
async function signUp(
  site: Site,
  number: string,
  program: string,
  opened?: Awaited<ReturnType<Site['get']>>,
) {
  const { hidden, cookies } = opened ?? (await site.get('/acme/join'))
  return site.post(
    '/acme/join',
    { ...hidden, country: 'US', number, name: 'Dana Reed', program },
    { cookies },
  )
}

function paperConsent(to: string): object {
  return {
    to,
    program: 'acme-alerts',
    status: 'opted_in',
    level: 'express',
    medium: 'paper_form',
    at: '2026-11-02T09:30:00.000Z',
    evidence: {
      callToAction: 'Text me updates from Acme. Reply STOP to stop.',
      language: 'en',
      action: 'signed',
      identity: 'Dana Reed',
      collectedBy: 'front desk',
      reference: 'form 4711',
    },
  }
}
