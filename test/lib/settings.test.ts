import { expect, test } from 'vitest'
import { PlainError } from '../../lambdas/definitions/plain-error.ts'
import { readSettings } from '../../lib/settings.ts'
import { app, definitions } from './synthesize.ts'

const read = (settings: Record<string, string> = {}) => readSettings(app(settings), definitions)

test('without settings the stack is assent, with a table of its own and no number', () => {
  expect(read()).toEqual({
    stackName: 'assent',
    alarmEmail: undefined,
    number: undefined,
    keptTable: undefined,
  })
})

test.each([
  ['phone-0123abcd', { kind: 'phone-number', id: 'phone-0123abcd' }],
  ['pool-0123abcd', { kind: 'pool', id: 'pool-0123abcd' }],
  ['simulator', { kind: 'simulator', playsPartOf: '+12065550100' }],
])('-c number=%s is taken', (number, chosen) => {
  expect(read({ number }).number).toEqual(chosen)
})

test('a simulator plays the number that is defined as one, wherever it stands', () => {
  const [acme, globex] = definitions.tenants
  const tenants = [acme!, { ...globex!, numbers: [{ ...globex!.numbers[0]!, number: 'simulator' }] }]
  expect(readSettings(app({ number: 'simulator' }), { ...definitions, tenants }).number).toEqual({
    kind: 'simulator',
    playsPartOf: 'simulator',
  })
})

test.each([
  ['number', '+12065550100'],
  ['number', 'phone-'],
  ['number', 'phone-1/*'],
  ['number', 'true'],
  ['stack', 'Assent'],
  ['alarmEmail', 'nobody'],
  ['table', 'kept'],
  ['tableStream', 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/1'],
])('a bad -c %s=%s is one plain sentence that names it', (name, value) => {
  const refused = () => read({ [name]: value })
  expect(refused).toThrow(PlainError)
  expect(refused).toThrow(new RegExp(`^-c ${name === 'tableStream' ? 'table' : name}= .*\\.$`))
})
