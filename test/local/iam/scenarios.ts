import { UNSURE } from '../../unsure.ts'
import type { Driven } from './driven.ts'

/** A way through the functions: what it is, and how it is gone. They are gone in this order, so that the clock moves last. */
export const DRIVES: [what: string, drive: (driven: Driven) => Promise<unknown>][] = [
  [
    'texts: START, HELP, STOP, and START again, which asks what earlier generations say',
    ({ say }) => say('+12065550121', 'START', 'HELP', 'STOP', 'START'),
  ],
  ['a text that nobody can read lies among the dead letters', ({ publish }) => publish('not JSON')],
  [
    'the form, proved by YES',
    async ({ site, say }) => {
      await signUp(site, '206 555 0122', 'acme-offers')
      await say('+12065550122', 'YES')
    },
  ],
  [
    'the form, proved by a code',
    async ({ site, codeOn }) => {
      const { hidden } = await signUp(site, '206 555 0123', 'acme-login')
      await site.post('/acme/join', { ...hidden, code: await codeOn('+12065550123') })
    },
  ],
  [
    'the preferences page, proved by a code: join one, download, stop all',
    async ({ site, say, codeOn }) => {
      await say('+12065550124', 'START')
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
    'an invitation by mail that counts',
    async ({ operator, local, site, say }) => {
      const email = 'reed@example.com'
      await operator({ action: 'invite', program: 'acme-offers', channel: 'email', email })
      const mail = (await (await local('/_local/mail')).json()) as { messages: { text: string }[] }
      const id = /invitation=(\S+)/.exec(mail.messages.at(-1)?.text ?? '')?.[1]
      const opened = await site.get(`/acme/join?invitation=${id}`)
      await signUp(site, '206 555 0125', 'acme-offers', opened)
      await say('+12065550125', 'YES')
    },
  ],
  [
    'staff: record, import, own, deny, erase',
    async ({ operator }) => {
      await operator({ action: 'record', row: taken('+12065550126') })
      await operator({ action: 'import', rows: [taken('+12065550127'), taken('+12065550128')] })
      await operator({ action: 'own', to: '+12065550126', set: true, note: 'ours' })
      await operator({ action: 'deny', to: '+12065550129', set: true, note: 'asked to' })
      await operator({ action: 'erase', to: '+12065550126' })
    },
  ],
  [
    'an unsure text that a person looks at',
    async ({ say, records, operator }) => {
      await say('+12065550130', 'START', UNSURE)
      const { reviews } = await records({ action: 'reviews' })
      for (const { id } of reviews) await operator({ action: 'review', id, as: 'not_a_stop' })
    },
  ],
  [
    'records: lookup, list, evidence, verify one and all',
    async ({ records }) => {
      const to = '+12065550121'
      for (const action of ['lookup', 'evidence', 'verify']) await records({ action, to })
      await records({ action: 'list', program: 'acme-alerts' })
      await records({ action: 'verify' })
    },
  ],
  [
    'the gate, for one and for many',
    async ({ invoke }) => {
      const to = ['+12065550121', '+12065550122']
      for (const asked of [to[0], to]) await invoke('assent-send-gate', { program: 'acme-alerts', to: asked })
    },
  ],
  [
    'the sending gate: sent, the same again, denied, a code for somebody never heard of',
    async ({ send, now }) => {
      await send('+12065550122', 'order-1')
      await send('+12065550122', 'order-1')
      await send('+12065550199', 'order-2')
      const requestedByRecipient = { requestId: 'login-1', at: await now() }
      await send('+12065550135', 'login-1', { program: 'acme-login', requestedByRecipient })
    },
  ],
  [
    'a message that the provider refuses, since only it knows of a stop',
    async ({ send, say, failing }) => {
      await say('+12065550136', 'START')
      const refusal = { ...SENDING, error: 'ConflictException', status: 400 }
      const Reason = 'DESTINATION_PHONE_NUMBER_OPTED_OUT'
      await failing({ ...refusal, Reason }, () => send('+12065550136', 'order-3'))
    },
  ],
  [
    'a code that the provider is too busy for: its request may be answered again',
    async ({ send, now, failing }) => {
      const requestedByRecipient = { requestId: 'login-2', at: await now() }
      await failing({ ...SENDING, error: 'ThrottlingException', status: 400 }, () =>
        send('+12065550138', 'login-2', { program: 'acme-login', requestedByRecipient }),
      )
    },
  ],
  [
    'what became of texts: one delivered, one to a number that is none',
    async ({ send, say, report }) => {
      await say('+12065550137', 'START')
      await send('+12065550137', 'order-4')
      await report('+12065550137', 'TEXT_DELIVERED')
      await report('+12065550137', 'TEXT_INVALID')
    },
  ],
  [
    'where staff know somebody to be',
    ({ operator }) => operator({ action: 'zone', to: '+12065550137', zone: 'America/Denver' }),
  ],
  [
    'a reply of which nobody knows whether it left',
    ({ say, failing }) =>
      failing({ ...TEXTS, error: 'InternalServerException', status: 500 }, () =>
        say('+12065550134', 'START'),
      ),
  ],
  [
    'the sweep of the outbox: an event that the relay could not publish, a reply that was throttled',
    async ({ say, advance, failing }) => {
      const throttled = () =>
        failing({ ...TEXTS, error: 'ThrottlingException', status: 400 }, () => say('+12065550131', 'START'))
      await failing({ ...EVENTS, error: 'InvalidParameter', status: 400 }, throttled)
      await advance('PT2M')
    },
  ],
  [
    'what is due: a sign-up that nobody proved, an unsure text that nobody looked at',
    async ({ site, say, advance }) => {
      await signUp(site, '206 555 0132', 'acme-offers')
      await say('+12065550133', 'START', UNSURE)
      await advance('P10D')
    },
  ],
  ['retention, when the records of those who stopped have expired', ({ advance }) => advance('P6M2D')],
  ['a grant after an earlier life was retired', ({ say }) => say('+12065550133', 'START')],
]

const TEXTS = { fn: 'assent-reply-sender', service: 'sms-voice' }
const SENDING = { fn: 'assent-send-message', service: 'sms-voice' }
const EVENTS = { fn: 'assent-outbox-relay', service: 'sns' }

type Site = Driven['site']

/** Fills in the form, opened anew or as it was opened, and posts it. */
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

function taken(to: string): object {
  return {
    to,
    program: 'acme-alerts',
    status: 'opted_in',
    level: 'express',
    medium: 'paper_form',
    at: '2026-11-02T09:30:00.000Z',
    evidence: {
      callToAction: 'Text me updates. Reply STOP to stop.',
      language: 'en',
      action: 'signed',
      identity: 'Dana Reed',
      collectedBy: 'front desk',
      reference: 'form 4711',
    },
  }
}
