import decodeQR from 'qr/decode.js'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenInvitation } from '../../../../lambdas/application/signup/invitations.ts'
import { invitationCodeIn } from '../../../../lambdas/domain/classify/invitation-code.ts'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { acme } from '../../../fixtures.ts'
import { FILLED } from '../../../site.ts'
import { NUMBER, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

const OTHER = '+12065550143'
const REFERENCE = 'lead 4711'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

interface Answer {
  invitation: string
  code: string
  instruction: string
  smsLink: string
  svg?: string
  formSvg?: string
  expiresAt: string
}

const invite = async (change: object = {}) =>
  (await system.operator({
    ...{ action: 'invite', tenant: 'acme', by: 'dana', program: 'acme-offers', channel: 'text_to_join' },
    ...{ reference: REFERENCE, ...change },
  })) as Answer
const grants = async () => {
  const events = (await itemsOf(system.table)).map(({ event }) => event as { type?: string } | undefined)
  return events.filter((event) => event?.type === 'opted_in')
}
const open = async (change: object = { reference: REFERENCE }) => {
  const answer = await system.records({ action: 'invitations', tenant: 'acme', ...change })
  return (answer as { invitations: OpenInvitation[] }).invitations
}
const named = ({ invitation }: Answer) => ({ proof: { invitation, reference: REFERENCE } })

/** What a camera reads in a picture: each module is a square of eight dots. */
function scanned(svg = ''): string {
  const side = 8 * Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const data = new Uint8ClampedArray(4 * side * side).fill(255)
  let [x, y] = [0, 0]
  for (const [, how, across, down] of svg.matchAll(/([Mm])(-?\d+) ?(-?\d+)/g)) {
    const [right, below] = [Number(across), Number(down)]
    ;[x, y] = how === 'M' ? [right, below] : [x + right, y + below]
    for (let dot = 0; dot < 64; dot++) {
      const at = (8 * y + Math.floor(dot / 8)) * side + 8 * x + (dot % 8)
      data.fill(0, 4 * at, 4 * at + 3)
    }
  }
  return decodeQR({ width: side, height: side, data })
}

describe('CTA-5: an invitation to text in', () => {
  test('says what to text, with everything that CTA-1 requires, and opens the text', async () => {
    const { code, ...answer } = await invite()
    expect(code).toMatch(/^(?=.*\d)(?=.*[A-Z])[A-Z\d]{4}$/)
    expect(answer).toEqual({
      invitation: expect.stringMatching(/^[0-9a-f]{16}$/),
      expiresAt: '2026-12-21T12:00:00.000Z',
      instruction: expect.stringContaining(`Text OFFERS ${code} to ${NUMBER}. `),
      smsLink: `sms:${NUMBER}?&body=OFFERS%20${code}`,
    })
    expect(answer.instruction).toContain('Message and data rates may apply')
  })

  test('as a QR code opens the same text', async () => {
    const { code, svg } = await invite({ channel: 'qr' })
    expect(scanned(svg)).toBe(`SMSTO:${NUMBER}:OFFERS ${code}`)
  })

  test('as a QR code that opens the form is named by the consent that comes of it', async () => {
    const answer = await invite({ channel: 'qr' })
    const { pathname, search } = new URL(scanned(answer.formSvg))
    const { hidden, cookies } = await system.site.get(pathname + search)
    await system.site.post('/acme/join', { ...hidden, ...FILLED }, { cookies })
    system.advance(MINUTE)
    await system.text('YES')
    expect(await grants()).toMatchObject([{ medium: 'web_form', ...named(answer) }])
  })

  test('to the default of a number has its code after START', async () => {
    const answer = await invite({ program: 'acme-alerts' })
    expect(answer.smsLink).toContain(`START%20${answer.code}`)
    await system.text(`start ${answer.code.toLowerCase()}`)
    expect(await grants()).toMatchObject([{ program: 'acme-alerts', level: 'express', ...named(answer) }])
  })

  test('LANG-1: is in the language that was asked for, else in the person’s', async () => {
    expect((await invite({ language: 'es' })).instruction).toMatch(/^Envíe OFFERS /)
    await system.text('AYUDA')
    expect((await invite({ to: PERSON })).instruction).toMatch(/^Envíe OFFERS /)
    expect((await invite({ to: OTHER })).instruction).toMatch(/^Text OFFERS /)
  })

  test('IN-8: the consent has the words of the invitation on record, in its language', async () => {
    const answer = await invite({ program: 'acme-alerts', language: 'es' })
    await system.text(`START ${answer.code}`)
    const { events, texts } = (await system.records({
      action: 'evidence',
      tenant: 'acme',
      to: PERSON,
    })) as { events: { callToAction: { hash: string } | null }[]; texts: Record<string, { text: string }> }
    const words = texts[events.find(({ callToAction }) => callToAction)?.callToAction?.hash ?? '']?.text ?? ''
    expect(words).toContain('Al enviar START al')
    expect(answer.instruction.endsWith(words)).toBe(true)
  })

  test('signs nobody up by itself', async () => {
    await invite({ to: PERSON })
    expect(await system.gate({ program: 'acme-offers', to: PERSON })).toMatchObject({ decision: 'deny' })
  })

  test('is refused where no text signs up', async () => {
    expect(await invite({ program: 'acme-login' })).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'channel' }] },
    })
  })
})

describe('IN-1: the consent that an invitation’s code brings', () => {
  test.each([
    (code: string) => `OFFERS ${code}`,
    (code: string) => `offers ${code.toLowerCase()} please`,
    (code: string) => `START OFFERS ${code}.`,
    (code: string) => `Acme Offers ${code}`,
  ])('names it and its reference, with the words and the level of the keyword (%s)', async (textOf) => {
    const answer = await invite()
    const body = textOf(answer.code)
    await system.text(body)
    const isName = body.startsWith('Acme')
    expect(await grants()).toMatchObject(isName ? [] : [{ level: 'express_written', ...named(answer) }])
    const { events, html } = (await system.records({
      action: 'evidence',
      tenant: 'acme',
      to: PERSON,
    })) as { events: { body: string | null }[]; html: string }
    expect(events.map((event) => event.body)).toContain(body)
    expect(html.includes(answer.invitation)).toBe(!isName)
  })

  test('is published with both', async () => {
    const answer = await invite()
    await system.text(`OFFERS ${answer.code}`)
    await system.settle()
    const { invitation } = answer
    expect(system.published).toMatchObject([
      { type: 'opted_in', invitedBy: { invitation, reference: REFERENCE } },
    ])
  })

  test('is looked up and sampled with both', async () => {
    const { invitation, code } = await invite()
    await system.text(`OFFERS ${code}`)
    const request = { tenant: 'acme', program: 'acme-offers', count: 1, seed: 'a' }
    expect(await system.records({ action: 'sample', ...request })).toMatchObject({
      rows: [{ evidence: { invitation, reference: REFERENCE } }],
    })
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      programs: { 'acme-offers': { status: 'opted_in', invitation, reference: REFERENCE } },
    })
  })

  test('names none where the code is unknown: the word counts as ever', async () => {
    await system.text('OFFERS 7KQ2')
    expect(await grants()).toMatchObject([{ level: 'express_written', proof: null }])
  })

  test.each([
    ['is of another program', { program: 'acme-alerts' }, 0],
    ['is over', {}, 30 * DAY],
  ])('names none where the invitation %s', async (_, change, later) => {
    const { code } = await invite(change)
    system.advance(later)
    await system.text(`OFFERS ${code}`)
    expect(await grants()).toMatchObject([{ program: 'acme-offers', proof: null }])
  })

  test('of one tenant names none at another (TEN-1)', async () => {
    const { code } = await invite({ program: 'acme-alerts' })
    await system.text(`START ${code}`, { to: '+12065550110' })
    expect(await grants()).toMatchObject([{ program: 'globex-news', proof: null }])
  })

  test('counts once: a second person’s names none', async () => {
    const answer = await invite()
    await system.text(`OFFERS ${answer.code}`)
    await system.text(`OFFERS ${answer.code}`, { from: OTHER })
    expect(await grants()).toMatchObject([named(answer), { proof: null }])
  })

  test('OUT-7: delivered again changes nothing', async () => {
    const answer = await invite()
    for (let i = 0; i < 2; i++) await system.text(`OFFERS ${answer.code}`, { id: 'the same' })
    expect(await grants()).toMatchObject([named(answer)])
  })

  test('of two texts at the same moment is one person’s', async () => {
    const { code, invitation } = await invite()
    await Promise.all([system.text(`OFFERS ${code}`), system.text(`OFFERS ${code}`, { from: OTHER })])
    // Whoever lost is put off, and names no invitation when the text comes again.
    await system.text(`OFFERS ${code}`, { id: 'message-2', from: OTHER })
    const proofs = (await grants()).map((grant) => (grant as { proof: Partial<Answer> | null }).proof)
    expect(proofs.filter((proof) => proof?.invitation === invitation)).toHaveLength(1)
  })

  test('stays open where the word grants nothing: the person is on the deny list (IN-3)', async () => {
    const { code } = await invite()
    const deny = { action: 'deny', tenant: 'acme', by: 'dana', to: PERSON, set: true, note: 'asked to' }
    await system.operator(deny)
    await system.text(`OFFERS ${code}`)
    expect([await grants(), await open()]).toMatchObject([[], [{ code }]])
  })

  test('completes a waiting form, whose evidence it names beside', async () => {
    const answer = await invite()
    const { hidden } = await system.site.get('/acme/join')
    await system.site.post('/acme/join', { ...hidden, ...FILLED })
    system.advance(MINUTE)
    await system.text(`OFFERS ${answer.code}`)
    expect(await grants()).toMatchObject([
      { medium: 'web_form', proof: { action: 'box ticked', invitation: answer.invitation } },
    ])
  })
})

describe('open invitations', () => {
  test('are listed by reference and by person, the newest first, until they bear fruit', async () => {
    const first = await invite({ to: PERSON })
    system.advance(MINUTE)
    const second = await invite({ channel: 'email', email: 'reed@example.com' })
    expect(await open()).toMatchObject([
      { invitation: second.invitation, channel: 'email', email: 'reed@example.com', code: null, to: null },
      { invitation: first.invitation, channel: 'text_to_join', code: first.code, to: PERSON, by: 'dana' },
    ])
    expect(await open({ to: PERSON })).toMatchObject([{ invitation: first.invitation }])
    await system.text(`OFFERS ${first.code}`)
    expect(await open({ to: PERSON })).toEqual([])
    system.advance(30 * DAY)
    expect(await open()).toEqual([])
  })

  test('are looked up with the person', async () => {
    const { code } = await invite({ to: PERSON })
    expect(await system.records({ action: 'lookup', tenant: 'acme', to: PERSON })).toMatchObject({
      invitations: [{ code, reference: REFERENCE }],
    })
  })

  test('of one tenant are none of another’s (TEN-1)', async () => {
    await invite({ to: PERSON })
    for (const by of [{ to: PERSON }, { reference: REFERENCE }])
      expect(await open({ ...by, tenant: 'globex' })).toEqual([])
  })

  test.each([{}, { to: PERSON, reference: REFERENCE }])(
    'are asked for by one of the two (%j)',
    async (by) => {
      expect(await system.records({ action: 'invitations', tenant: 'acme', ...by })).toMatchObject({
        error: { issues: [{ path: 'to' }] },
      })
    },
  )

  test('REC-3: end with the erasure of the person, and so do stop links', async () => {
    const { code } = await invite({ to: PERSON })
    const link = { action: 'stop_link', tenant: 'acme', by: 'dana', days: 30 }
    const { url } = (await system.operator({ ...link, to: PERSON })) as { url: string }
    const other = (await system.operator({ ...link, to: OTHER })) as { url: string }
    const erase = { action: 'erase', tenant: 'acme', by: 'dana', to: PERSON }
    expect(await system.operator(erase)).toMatchObject({ removed: { invitations: 1, stopLinks: 1 } })
    const pages = [url, other.url].map(async (each) => (await system.site.get(new URL(each).pathname)).status)
    expect([await open({ to: PERSON }), await Promise.all(pages)]).toEqual([[], [410, 200]])
    system.advance(MINUTE)
    await system.text(`OFFERS ${code}`)
    expect((await grants()).at(-1)).toMatchObject({ proof: null })
    expect(await system.operator(erase)).toMatchObject({ removed: { invitations: 0, stopLinks: 0 } })
  })

  test('that were used keep no address', async () => {
    await invite({ channel: 'email', email: 'reed@example.com' })
    const link = /\/acme\/join\?invitation=\S+/.exec(system.mailed.at(-1)?.text ?? '')?.[0] ?? ''
    const { hidden, cookies } = await system.site.get(link)
    await system.site.post('/acme/join', { ...hidden, ...FILLED }, { cookies })
    expect(JSON.stringify(await itemsOf(system.table))).not.toContain('reed@example.com')
  })

  test('whose mail was not sent are none', async () => {
    system.mailed.push = () => {
      throw new Error('no mail today')
    }
    await expect(invite({ channel: 'email', email: 'reed@example.com' })).rejects.toThrow('no mail today')
    expect(await open()).toEqual([])
  })
})

test.each(['OFFERS', 'see you at 7pm', 'my code is 7KQ2', 'STOP 7KQ2', 'START 7KQ21', 'HELP 7KQ2'])(
  'IN-1: %j carries no code of an invitation',
  (body) => {
    expect(invitationCodeIn(body, acme)).toBeUndefined()
  },
)
