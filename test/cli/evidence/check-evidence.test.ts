import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkEvidence } from '../../../cli/evidence/check-evidence.ts'
import { writeEvidence } from '../../../cli/evidence/write-evidence.ts'
import { withNextPart } from '../../../lambdas/pages/evidence/signature-block.ts'
import { EVIDENCE, grant, staffOf } from '../../lambdas/handlers/operator/operating.ts'
import { runs } from '../../runs.ts'
import { PUBLIC_KEY } from '../../signer.ts'
import { PERSON, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'

const folder = mkdtempSync(join(tmpdir(), 'assent-evidence-'))
const path = (name: string) => join(folder, name)
let data: string
let page: string

/** Somebody with words, details, replies and texts, whose evidence was handed on as files. */
beforeAll(async () => {
  const system = systemOn(await newTable())
  await system.text('OFFERS')
  await staffOf(system).record(grant({ evidence: EVIDENCE }))
  await system.text('STOP')
  await system.settle()
  const ask = ((request: object) => system.records(request)) as Parameters<typeof writeEvidence>[0]
  const silent = { out: () => {}, error: () => {}, interrupted: new AbortController().signal }
  await writeEvidence(ask, { tenant: 'acme', to: PERSON, out: path('case') }, silent)
  data = readFileSync(path('case.json'), 'utf8')
  page = readFileSync(path('case.html'), 'utf8')
  writeFileSync(path('public.pem'), PUBLIC_KEY)
})

afterAll(() => rmSync(folder, { recursive: true }))

/** What is wrong with a data file and a page; something that cannot even be read is told as an error. */
function problems(changed: { data?: string; page?: string } = {}): string[] {
  writeFileSync(path('changed.json'), changed.data ?? data)
  writeFileSync(path('changed.html'), changed.page ?? page)
  try {
    return checkEvidence(path('changed.json'), path('public.pem'), [path('changed.html')]).problems
  } catch (error) {
    return [String(error)]
  }
}

test('REC-5: evidence as it was handed on verifies', () => {
  expect(problems()).toEqual([])
})

const change = (text: string, at: number, by: number) => {
  const place = at % text.length
  const code = 32 + ((text.charCodeAt(place) - 32 + 1 + (by % 94)) % 95)
  return `${text.slice(0, place)}${String.fromCharCode(code)}${text.slice(place + 1)}`
}
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test('REC-5: a change of one character of the data is told', () => {
  const isTold = (at: number, by: number) => {
    const changed = change(data, at, by)
    fc.pre(!isDeepStrictEqual(parsed(changed), parsed(data)))
    expect(problems({ data: changed })).not.toEqual([])
  }
  fc.assert(fc.property(fc.nat(), fc.nat(), isTold), { numRuns: runs(100) })
})

test('REC-5: a change of one character of the page is told', () => {
  const isTold = (at: number, by: number) => {
    expect(problems({ page: change(page, at % page.length, by) })).not.toEqual([])
  }
  fc.assert(fc.property(fc.nat(), fc.nat(), isTold), { numRuns: runs(50) })
})

test('REC-5: a change inside the signature block is told, but for a link to the next part', () => {
  const told = ['part 1: the signature on the page was changed']
  expect(problems({ page: page.replace('Signed by', 'Sealed by') })).toEqual(told)
  expect(problems({ page: page.replace('<!-- /signature -->', '<p>x</p><!-- /signature -->') })).toEqual(told)
  expect(problems({ page: withNextPart(page, '?cursor=x') })).toEqual([])
})

test.each([
  ['"at": "2026-11-20T09:30:00.000Z"', '"at": "2026-11-19T09:30:00.000Z"', 'event 2 was changed'],
  [
    '"identity": "Dana Reed"',
    '"identity": "Dana Read"',
    'event 2: what the person wrote or gave was changed',
  ],
  ['"brand": "Acme"', '"brand": "Acne"', 'part 1: brand was changed'],
  ['"messages": []', '"messages": [1]', 'part 1: messages was changed'],
])('REC-5: the place of a change is told: %s', (from, to, problem) => {
  expect(data).toContain(from)
  expect(problems({ data: data.replace(from, to) })).toContain(problem)
})

test('REC-5: words that were changed are told', () => {
  const changed = data.replace('Consent is not a condition', 'Consent is a condition')
  expect(problems({ data: changed })).toEqual([
    'part 1: texts was changed',
    expect.stringMatching(/^part 1: the text [0-9a-f]{64} was changed$/),
  ])
})

test('REC-5: evidence that another key signed is told, and one of several keys is enough', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const pem = other.export({ type: 'spki', format: 'pem' }).toString()
  const check = (keys: string) => {
    writeFileSync(path('keys.pem'), keys)
    return checkEvidence(path('case.json'), path('keys.pem'), []).problems
  }
  expect(check(pem)).toEqual(['part 1: the signature does not match its seal and these keys'])
  expect(check(`${pem}${PUBLIC_KEY}`)).toEqual([])
})
