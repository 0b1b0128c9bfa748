import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadDefinitions } from '../../../lambdas/definitions/load.ts'
import { definitions } from '../../fixtures.ts'
import { acmeFile, flawed } from './flawed.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function loaded(...files: object[]) {
  copyFileSync('programs/acme.svg', join(folder, 'acme.svg'))
  for (const [i, file] of files.entries()) writeFileSync(join(folder, `${i}.json`), JSON.stringify(file))
  return () => loadDefinitions(folder)
}

const otherBrand = {
  ...acmeFile,
  tenant: 'other',
  numbers: [{ number: '+12065550120', defaultProgram: 'other-news' }],
  programs: [{ ...acmeFile.programs[0], id: 'other-news', number: '+12065550120' }],
}

test('TEN-1 the tenants that ship are apart', () => {
  expect([...definitions.tenantById.keys()]).toEqual(['acme', 'globex'])
})

test('TEN-1 each number belongs to its tenant', () => {
  const owners = [...definitions.tenantByNumber].map(([number, { id }]) => [number, id])
  expect(owners).toEqual([
    ['+12065550100', 'acme'],
    ['+12065550101', 'acme'],
    ['+12065550110', 'globex'],
  ])
})

test.each(['constructor', '__proto__', 'toString', ''])('GATE-1 %j is not a program', (id) => {
  expect(definitions.programById.get(id)).toBeUndefined()
})

test('TEN-1 files of two brands load together', () => {
  expect(loaded(acmeFile, otherBrand)().tenants.map(({ id }) => id)).toEqual(['acme', 'other'])
})

test.each(['schema.json', 'acme.registration.json'])('%s lies beside the definitions and is none', (name) => {
  const load = loaded(acmeFile)
  writeFileSync(join(folder, name), '{}')
  expect(load().tenants.map(({ id }) => id)).toEqual(['acme'])
})

test('TEN-1 a tenant defined twice is refused', () => {
  expect(loaded(acmeFile, { ...otherBrand, tenant: 'acme' })).toThrow('acme')
})

test('TEN-1 a number of two tenants is refused', () => {
  expect(
    loaded(
      acmeFile,
      flawed('numbers.0.number', '+12065550100', flawed('programs.0.number', '+12065550100', otherBrand)),
    ),
  ).toThrow('+12065550100')
})

test('TEN-1 a number that one file names twice is refused', () => {
  const twice = flawed('numbers.1.number', '+12065550100', flawed('numbers.1.keywordOptIn', true))
  expect(loaded(twice)).toThrow('+12065550100')
})

test('TEN-1 the AWS id of a phone number is used once, that of a pool by one tenant', () => {
  const twoNumbers = (one: string, other: string) =>
    flawed('numbers.0.id', one, flawed('numbers.1.id', other))
  expect(loaded(twoNumbers('phone-a', 'phone-a'))).toThrow('use the id phone-a twice')
  expect(loaded(twoNumbers('pool-a', 'pool-a'))().tenants).toHaveLength(1)
  expect(loaded(twoNumbers('pool-a', 'pool-a'), flawed('numbers.0.id', 'pool-a', otherBrand))).toThrow(
    'the id pool-a is defined twice',
  )
})

test('a number of the simulator has no AWS id before the deployment makes it', () => {
  const simulator = flawed('numbers.1.number', 'simulator', flawed('numbers.1.id', 'phone-a'))
  expect(loaded(simulator)).toThrow('numbers.1.id cannot be set')
})

test('TEN-1 a program of two tenants is refused', () => {
  expect(
    loaded(
      acmeFile,
      flawed('programs.0.id', 'acme-offers', flawed('numbers.0.defaultProgram', 'acme-offers', otherBrand)),
    ),
  ).toThrow('acme-offers')
})

test('CTA-1 a folder without definitions is refused in plain words', () => {
  expect(loaded()).toThrow('one file per tenant')
})

test('CTA-1 one flawed file keeps all of them from loading', () => {
  expect(loaded(otherBrand, flawed('brand', undefined))).toThrow(/1\.json: brand/)
})
