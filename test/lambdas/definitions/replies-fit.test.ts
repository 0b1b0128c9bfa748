import { expect, test } from 'vitest'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { septetsOf } from '../../../lambdas/domain/words/gsm7.ts'
import { everyReply, replyText } from '../../../lambdas/domain/words/reply-text.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

/** The longest sign-up link with which every reply fits, so that one is 160 characters long. */
const fitting = longestFitting()

function longestFitting(): string {
  const tenant = readTenant('programs/acme.json', JSON.stringify(acmeFile))
  const longest = (signUp: string) => {
    const linked = { ...tenant, links: { ...tenant.links, signUp } }
    return Math.max(...everyReply(linked).map(({ reply, place }) => replyText(reply, linked, place).length))
  }
  const links = Array.from({ length: 160 }, (_, more) => `${tenant.links.signUp}${'x'.repeat(more)}`)
  return links.findLast((link) => longest(link) <= 160) ?? ''
}

/** The sign-up link with which the longest reply that cannot do without it is as long as said. */
const linkOfLength = (length: number) => `${fitting}${'x'.repeat(length - 160)}`

test('CTA-3 a reply of 160 characters fits', () => {
  expect(refusal(flawed('links.signUp', linkOfLength(160)))).toBeNull()
})

test('CTA-3 a reply of 161 characters is refused, and its length is reported', () => {
  expect(refusal(flawed('links.signUp', linkOfLength(161)))).toMatch(/161 characters/)
})

test.each(['~', '[', '€', '{'])('CTA-3 %s of the extension table counts double', (character) => {
  const link = linkOfLength(160)
  expect(refusal(flawed('links.signUp', `${link.slice(0, -1)}${character}`))).toMatch(/161 characters/)
})

test('CTA-3 a confirmation that is too long is refused with the program named', () => {
  const contact = `${'h'.repeat(45)}@acme.example`
  const file = flawed(
    'help',
    { email: contact },
    flawed('programs.1.name', 'Acme Offers of the Whole Wide World'),
  )
  expect(refusal(file)).toMatch(/programs\.1|programs/)
})

test.each([
  ['brand', 'Acmé ☕'],
  ['brand', '株式会社'],
  ['programs.0.name', 'Acme Alerts 🎉'],
])('CTA-3 a %s of %j is refused, since GSM-7 lacks some of its characters', (path, value) => {
  expect(refusal(flawed(path, value))).toMatch(
    new RegExp(`${path.startsWith('brand') ? 'brand' : 'programs\\.0'}.*GSM-7`),
  )
})

test.each(['Acmé', 'Über', 'Ñandu', 'Acme & Co'])('CTA-3 a brand of %s fits GSM-7', (brand) => {
  expect(refusal(flawed('brand', brand))).toBeNull()
})

test('CTA-3 a tenant of many programs is accepted', () => {
  expect(refusal({ ...acmeFile, programs: manyPrograms((i) => `Acme Program Number ${i}`) })).toBeNull()
})

test('CTA-3 a confirmation of any programs fits one segment', () => {
  const file = { ...acmeFile, programs: manyPrograms((i) => `Acme {${i}} ~~~ [news]`) }
  const tenant = readTenant('programs/acme.json', JSON.stringify(file))
  const ids = tenant.programs.map(({ id }) => id)
  const lengths = ids.map((_, i) =>
    septetsOf(
      replyText({ kind: 'opt_in_confirmation', programs: ids.slice(0, i + 1) }, tenant, {
        number: '+12065550100',
        language: 'en',
      }),
    ),
  )
  expect(Math.max(...lengths)).toBeLessThanOrEqual(160)
})

function manyPrograms(nameOf: (i: number) => string) {
  const [alerts] = acmeFile.programs
  const added = Array.from({ length: 9 }, (_, i) => ({ ...alerts, id: `acme-${i}`, name: nameOf(i) }))
  return [{ ...alerts }, ...added]
}

test.each([
  ['brand', 'Ácmé'],
  ['programs.0.name', 'Acme “Alerts”'],
])('LANG-1 a %s of %j is accepted: texts write plainly what GSM-7 lacks', (path, value) => {
  expect(refusal(flawed(path, value))).toBeNull()
})

test('LANG-1 a text that is too long in one of the languages is refused with the language named', () => {
  const file = { ...acmeFile, languages: ['en', 'fr'] }
  expect(refusal(flawed('brand', 'Acme of the World', file))).toMatch(/in French 16\d characters long/)
})
