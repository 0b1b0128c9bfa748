import { expect, test } from 'vitest'
import { loadDefinitions } from '../../../../lambdas/definitions/load.ts'
import { readGateRequest } from '../../../../lambdas/handlers/send-gate/request.ts'

const definitions = loadDefinitions('programs')
const to = '+12065550142'
const program = 'acme-alerts'

const refusal = (request: unknown) => {
  const read = readGateRequest(definitions, request)
  return 'refusal' in read ? read.refusal.error : undefined
}

test.each([
  ['no object', 'START', ['']],
  ['nothing', undefined, ['']],
  ['no program', { to }, ['program']],
  ['a program of the wrong type', { program: 5, to }, ['program']],
  ['no number', { program }, ['to']],
  ['a number of the wrong type', { program, to: 12065550142 }, ['to']],
  ['no numbers at all', { program, to: [] }, ['to']],
  ['10,001 numbers', { program, to: Array.from({ length: 10_001 }, () => to) }, ['to']],
  ['one number of the wrong type among others', { program, to: [to, 5] }, ['to.1']],
  ['an unknown class', { program, to, messageClass: 'urgent' }, ['messageClass']],
  [
    'a class laxer than its own',
    { program: 'acme-offers', to, messageClass: 'informational' },
    ['messageClass'],
  ],
  ["another tenant's number", { program, to, from: '+12065550110' }, ['from']],
  ['an unknown field', { program, to, body: 'hi' }, ['body']],
  ['every flaw at once', { program: 5, to: 5, body: 'hi' }, ['program', 'to', 'body']],
])('GATE-1: a request with %s is refused by the name of the field', (_, request, paths) => {
  const error = refusal(request)
  expect(error?.code).toBe('invalid_request')
  expect(error?.issues.map(({ path }) => path)).toEqual(paths)
})

test('GATE-1: an unknown program is refused as such', () => {
  expect(refusal({ program: 'constructor', to })).toEqual({
    code: 'unknown_program',
    issues: [{ path: 'program', message: 'is not a program of this deployment' }],
  })
})

test('REC-7: a refusal repeats no value, not even one that stands where a field is named', () => {
  const error = refusal({ program: '+12065550199', [to]: true, to: [to, 5] })
  expect(JSON.stringify(error)).not.toContain('1206555')
})

test('says how many numbers fit', () => {
  expect(refusal({ program, to: Array.from({ length: 10_001 }, () => to) })?.issues[0]?.message).toBe(
    'must have at most 10,000 numbers',
  )
})

test.each([
  [{}, 'informational', '+12065550100'],
  [{ messageClass: 'promotional' }, 'promotional', '+12065550100'],
  [{ messageClass: 'conversational', from: '+12065550101' }, 'conversational', '+12065550101'],
])(
  'a request asks about the class and number it names, else the program’s own: %o',
  (change, messageClass, from) => {
    expect(readGateRequest(definitions, { program, to, ...change })).toMatchObject({
      question: { messageClass, from },
    })
  },
)
