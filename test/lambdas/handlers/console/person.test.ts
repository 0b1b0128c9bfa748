import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConsentTable } from '../../../../lambdas/adapters/core/dynamodb-client.ts'
import type { Evidence } from '../../../../lambdas/application/evidence/evidence-packet.ts'
import { DAY, HOUR } from '../../../../lambdas/domain/core/time.ts'
import { writeMessages } from '../../../messages.ts'
import { type Browser, browserOf, signedIn } from '../../../staff.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

let table: ConsentTable
let system: System
let agent: Browser
let admin: Browser
/** What the browsers of both hold once they have signed in. */
let held: { agent: readonly string[]; admin: readonly string[] }
let to: string
let person: string
let numbers = 0

beforeAll(async () => {
  table = await newTable()
  const first = systemOn(table)
  held = {
    agent: (await signedIn(first, 'agent')).cookies,
    admin: (await signedIn(first, 'admin')).cookies,
  }
})

/** A new person for each test, on one table. */
beforeEach(async () => {
  system = systemOn(table)
  agent = browserOf(system, held.agent)
  admin = browserOf(system, held.admin)
  to = `+1206555${String(1000 + numbers++)}`
  person = await agent.find(to)
})

const text = (body: string) => system.text(body, { from: to, id: `${to} ${body}` })
const eventsOf = async () => {
  const { events } = (await system.records({ action: 'evidence', tenant: 'acme', to })) as Evidence
  return events
}
/** Where an evidence page leads to the next part. */
const nextPart = (page: string) => /href="([?]cursor=[^"]*)"/.exec(page)?.[1] ?? ''
/** The words of a page, without markup. */
const said = (body: string) =>
  body
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a person is found', () => {
  test.each([
    ['(206) 555-0142'],
    ['206.555.0142'],
    ['+1 206 555 0142'],
    [' 1 206 555 0142 '],
    ['12065550142'],
  ])('by %j, without the number in the address', async (number) => {
    const address = await agent.find(number)
    expect(address).toBe(await agent.find('+12065550142'))
    expect(address).toMatch(/^\/console\/acme\/people\/[\w-]{59}$/)
  })

  test.each([
    ['', 'Enter a phone number'],
    ['nobody', 'Enter a phone number that a phone can have'],
    ['+52 1 55 1234 5678', 'Did you mean +525512345678?'],
  ])('and %j is shown again with its error', async (number, error) => {
    const shown = await agent.submit('/console/acme', { number })
    expect(said(shown.body)).toContain(error)
    expect(shown.body).toContain(`value="${number}"`)
  })

  test('also one whose number takes no texts, or abroad', async () => {
    for (const number of ['+44 20 7946 0018', '(800) 555-0199']) {
      expect(await agent.find(number)).toContain('/people/')
    }
  })
})

describe('the page of a person', () => {
  test('REC-5, GATE-6 says for each program where they stand, since when, how, by which words, and what may be sent', async () => {
    await text('OFFERS')
    await text('STOP OFFERS')
    await text('START')
    const { body, status } = await agent.get(person)
    const page = said(body)
    expect(status).toBe(200)
    expect(page).toContain(
      'Acme Alerts Opted in Since Nov 21, 2026, 4:00 AM PST · Nov 21, 2026, 12:00 PM UTC',
    )
    expect(page).toContain('by text message, with a keyword Level express consent By the person')
    expect(page).toContain('Messages may be sent now : the person opted in.')
    expect(page).toContain('Marketing messages may not be sent : the person opted out.')
    expect(page).toContain('“START”'.slice(1, -1))
  })

  test('GATE-7 says from when marketing may be sent', async () => {
    await text('OFFERS')
    const page = said((await agent.get(person)).body)
    expect(page).toContain(
      'Marketing messages may be sent from Nov 21, 2026, 9:00 AM PST · Nov 21, 2026, 5:00 PM UTC : outside the permitted hours.',
    )
  })

  test('shows words as words, whatever they are', async () => {
    await text('<script>alert(1)</script> please stop texting me & "go away"')
    const { body } = await agent.get(person)
    expect(body).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; please stop texting me &amp; &quot;go away&quot;',
    )
    expect(body).not.toContain('<script')
  })

  test('is one answer under 60 KB even after a long history', async () => {
    for (let i = 0; i < 40; i++)
      await system.text(`STOP ${'x'.repeat(20)} ${i}`, { from: to, id: `${to} ${i}` })
    await text(`please stop texting me. ${'Really, I mean it. '.repeat(70)}`)
    const { body } = await agent.get(person)
    expect(Buffer.byteLength(body)).toBeLessThan(60_000)
    expect(body).not.toMatch(/<(script|link rel="stylesheet"|img)/)
    expect(said(body)).toContain('Earlier entries are in the evidence')
  })
})

describe('staff record', () => {
  test('OUT-8, TEN-1 a stop in the signed-in name, of one program or of all', async () => {
    await text('START')
    const done = await agent.submit(`${person}/stop`, {
      program: 'acme-alerts',
      medium: 'phone_call',
      reference: 'call 7',
    })
    expect(said(done.body)).toContain('The stop is recorded and in effect.')
    await agent.submit(`${person}/stop`, { program: '', medium: 'email' })
    expect((await eventsOf()).slice(-2)).toMatchObject([
      {
        type: 'opted_out',
        program: 'acme-alerts',
        medium: 'phone_call',
        by: 'agent@assent.example',
        proof: { collectedBy: 'agent@assent.example', reference: 'call 7' },
      },
      { type: 'opted_out', program: null, medium: 'email' },
    ])
  })

  test('OUT-8 the time that a stop was received, by the clock of the place that they chose', async () => {
    await text('START')
    await agent.submit(`${person}/stop`, {
      medium: 'email',
      at: '2026-11-20T08:30',
      zone: 'America/New_York',
    })
    expect((await eventsOf()).at(-1)).toMatchObject({ receivedAt: '2026-11-20T13:30:00.000Z' })
  })

  test('OUT-11 a complaint, with what was said', async () => {
    const { body } = await agent.submit(`${person}/complain`, { note: '', medium: 'email' })
    expect(said(body)).toContain('“What did they say, and where did it come from” must say why it was done')
    await agent.submit(`${person}/complain`, { note: 'Called it spam', medium: 'email' })
    expect(await eventsOf()).toMatchObject([
      { type: 'complained', note: 'Called it spam' },
      { type: 'opted_out' },
    ])
    expect(system.logged).toContainEqual({ event: 'complained' })
  })

  test('IN-6, IN-8 consent by the published script, with each field that it must bring beside it', async () => {
    const path = `${person}/record?program=acme-alerts&medium=verbal&language=es`
    const { body } = await agent.get(path)
    expect(body).toMatch(/<blockquote class="script" lang="es">[^<]*Acme/)
    expect(said(body)).toContain('Read this out, word for word')

    const refused = await agent.submit(path, { identity: '', collectedBy: '' })
    expect(said(refused.body)).toContain('There is a problem “Who agreed” is missing: verbal requires it')
    expect(refused.body).toMatch(/<input type="text" id="identity"[^>]* aria-invalid="true"/)
    expect(refused.body).toContain('lang="es"')

    const done = await agent.submit(path, { identity: 'Dana Reed', collectedBy: 'Erin Vogel' })
    expect(said(done.body)).toContain('The consent is recorded.')
    expect(said(done.body)).toContain('Acme Alerts Opted in')
    expect(await eventsOf()).toMatchObject([
      {
        type: 'opted_in',
        program: 'acme-alerts',
        level: 'express',
        medium: 'verbal',
        by: 'agent@assent.example',
        callToAction: { language: 'es' },
        personal: { identity: 'Dana Reed' },
        proof: { collectedBy: 'Erin Vogel' },
      },
    ])
  })

  test('IN-6 words of their own are held to the same rules, and nothing typed is lost', async () => {
    const path = `${person}/record?program=acme-offers&medium=paper_form`
    const words = 'I agree to receive communications.'
    const typed = { identity: 'Dana Reed', action: 'signed', reference: 'form 4711', callToAction: words }
    const refused = await agent.submit(path, typed)
    expect(said(refused.body)).toMatch(/“Other words that they were shown \(optional\)” .*text messages.*;/)
    expect(refused.body).toContain(`${words}</textarea>`)
    expect(refused.body).toContain('value="form 4711"')
    expect(await eventsOf()).toEqual([])
  })

  test('OUT-7 the same form sent twice records once, and Back and Reload repeat nothing', async () => {
    const path = `${person}/stop`
    const { hidden } = await agent.get(path)
    const fields = { ...hidden, medium: 'phone_call' }
    const { cookies } = agent
    const [first, second] = [
      await system.console.postOnly(path, fields, { cookies }),
      await system.console.postOnly(path, fields, { cookies }),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    const again = await agent.get(String(second.headers.location))
    expect(said(again.body)).toContain('The stop is recorded and in effect.')
    expect(await eventsOf()).toHaveLength(1)
  })

  test('OUT-8 a stop link, which works', async () => {
    const { body } = await agent.submit(`${person}/stop-link`, { days: '30' })
    const path = new URL(/https:\/\/sms\.example\.com\/stop\/[\w-]+/.exec(body)?.[0] ?? '').pathname
    expect((await system.site.get(path)).status).toBe(200)
    expect(said((await agent.submit(`${person}/stop-link`, { days: '3' })).body)).toContain(
      'must be 30 or more',
    )
  })

  test('IN-10 what to tell someone who wants to come back: the words that undo their stop', async () => {
    await text('START')
    await text('STOP')
    const page = said((await agent.get(`${person}/come-back`)).body)
    expect(page).toContain('text START to (206) 555-0100')
    expect(page).toContain('text OFFERS to (206) 555-0100')
    expect(page).toContain('Acme Login Opted out “To get Acme Login texts again, sign up at')
  })
})

describe('admins', () => {
  test('GATE-9, IN-3 put a number on a list, and take it off, with a reason', async () => {
    for (const [path, list] of [
      ['own', 'the list of your own devices'],
      ['deny', 'the list of declined numbers'],
    ]) {
      expect(said((await admin.submit(`${person}/${path}`, { note: '' })).body)).toContain(
        '“Why” must say why',
      )
      expect(said((await admin.submit(`${person}/${path}`, { note: 'ours' })).body)).toContain(
        `is on ${list}`,
      )
      expect(said((await admin.submit(`${person}/${path}`, { note: 'no more' })).body)).toContain(
        `is not on ${list}`,
      )
    }
  })

  test('GATE-7 set where a person lives', async () => {
    const refused = await admin.submit(`${person}/zone`, { zone: 'Chicago', region: 'US-FL' })
    expect(said(refused.body)).toContain('must be an IANA time zone')
    const set = await admin.submit(`${person}/zone`, { zone: 'America/Chicago', region: 'US-FL' })
    expect(said(set.body)).toContain(
      'Location set by staff: the time zone America/Chicago and the region US-FL.',
    )
  })

  test('REACH-2 record a new holder, whose former consents end', async () => {
    await text('START')
    const done = await admin.submit(`${person}/reassigned`, { source: 'the FCC’s database' })
    expect(said(done.body)).toContain('Earlier consents no longer count.')
    expect((await eventsOf()).at(-1)).toMatchObject({ type: 'opted_out', medium: 'reassigned' })
  })

  test('REC-3 erase a person only after typing the end of the number, and hear what stays', async () => {
    await text('please stop texting me, I am Dana')
    const refused = await admin.submit(`${person}/erase`, { last: '0000' })
    expect(said(refused.body)).toContain('Type the last four digits of this person’s number')
    const done = await admin.submit(`${person}/erase`, { last: to.slice(-4) })
    expect(said(done.body)).toContain('Erased. What stays: the phone number, the stop')
    expect(said(done.body)).not.toContain('I am Dana')
  })

  test('STAFF-1 see every look and change with who it was, of all people and of one, for two years', async () => {
    await agent.get(person)
    await agent.submit(`${person}/stop`, { medium: 'email' })
    await agent.get(`${person}/evidence`)
    const other = await admin.find('+12065559999')
    await admin.get(other)
    system.advance(20 * DAY)
    admin = await signedIn(system, 'admin')
    const all = said((await admin.get('/console/acme/activity')).body)
    expect(all).toContain('agent@assent.example recorded a stop')
    expect(all).toContain('admin@assent.example looked at a person')
    const page = said((await admin.get(`${person}/activity`)).body)
    expect(page).toContain('agent@assent.example opened the evidence')
    expect(page).not.toContain('admin@assent.example looked')
    system.advance(735 * DAY)
    admin = await signedIn(system, 'admin')
    expect(said((await admin.get(`${person}/activity`)).body)).not.toContain('opened the evidence')
  })
})

test('REC-5 the evidence is the page that records answers, and the packet its data', async () => {
  await text('START')
  const { events, seal } = (await system.records({ action: 'evidence', tenant: 'acme', to })) as Evidence
  const page = await agent.get(`${person}/evidence`)
  expect(page.body).toContain(events.at(-1)?.hash)
  const file = await agent.get(`${person}/packet`)
  expect(JSON.parse(file.body)).toMatchObject({ seal, signature: expect.any(String) })
  expect(file.headers['content-disposition']).toBe('attachment; filename="acme-evidence.json"')
})

test('REC-5 a long history is read part by part, on the page and as data, without the number in an address', async () => {
  system = systemOn(table, undefined, { maxBytes: 40_000 })
  agent = browserOf(system, held.agent)
  const decisions = await writeMessages(table, to, Array(30).fill(null))
  const parts: string[] = []
  const packets: Evidence[] = []
  for (let part = ''; parts.length === 0 || part !== ''; part = nextPart(parts.at(-1) ?? '')) {
    expect(decodeURIComponent(part)).not.toContain(to)
    parts.push((await agent.get(`${person}/evidence${part}`)).body)
    packets.push(JSON.parse((await agent.get(`${person}/packet${part}`)).body))
  }
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.join('').match(/<td class="allowed">/g)).toHaveLength(decisions.length)
  expect(packets.flatMap(({ messages }) => messages)).toHaveLength(decisions.length)
  expect(parts.at(-1)).not.toContain('Next part of this record')
})

test('a cursor that does not fit is a page that is not found, and no failure of the function', async () => {
  system = systemOn(table, undefined, { maxBytes: 40_000 })
  admin = browserOf(system, held.admin)
  await writeMessages(table, to, Array(30).fill(null))
  const foreign = nextPart((await admin.get(`${person}/evidence`)).body)
  const other = await admin.find('+12065559998')
  const pages = [`${other}/evidence`, `${other}/packet`, `${person}/activity`, '/console/acme/reviews']
  for (const cursor of ['?cursor=elsewhere', foreign]) {
    const statuses = pages.map(async (page) => (await admin.get(page + cursor)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404])
  }
  expect(system.logged).toEqual([])
})

test('GATE-6 a conversation is open for as long as the person page says', async () => {
  await text('When will my order arrive?')
  expect(said((await agent.get(person)).body)).toContain('Conversation open until Nov 22, 2026, 4:00 AM PST')
  system.advance(24 * HOUR)
  agent = await signedIn(system, 'agent')
  expect(said((await agent.get(person)).body)).not.toContain('Conversation open')
})

describe('CTA-5 an invitation', () => {
  const invite = (fields: Record<string, string>) =>
    agent.submit(`${person}/invite`, { program: 'acme-offers', ...fields })

  test('by words or a QR code shows on the page until the person texts it', async () => {
    const words = await invite({ channel: 'text_to_join', reference: 'case 12' })
    const code = /OFFERS [A-Z0-9]{4}/.exec(said(words.body))?.[0] ?? ''
    expect(words.body).toContain('href="sms:+12065550100')
    expect((await invite({ channel: 'qr' })).body).toContain('<svg')
    expect(said((await agent.get(person)).body)).toMatch(/Open invitations .*words to text.*for case 12/)
    await text(code)
    const page = said((await agent.get(person)).body)
    expect(page).not.toContain('for case 12 What')
    expect(page).toMatch(/Acme Offers Opted in .* Invitation [\w-]+, for case 12/)
  })

  test('by mail is sent, and what is wrong stands beside its field', async () => {
    const refused = await invite({ channel: 'email', email: 'dana' })
    expect(said(refused.body)).toContain('“Email address (by email only)” is no e-mail address')
    expect(said((await invite({ channel: 'email', email: `dana${numbers}@example.com` })).body)).toContain(
      'The mail was sent.',
    )
    expect(system.mailed).toHaveLength(1)
  })
})
