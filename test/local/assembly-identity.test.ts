import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { identityOf } from '../../local/assembly-identity.ts'

const SETTINGS = { archive: '10' }

let root: string
let before: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assent-identity-'))
  for (const folder of ['lambdas/domain', 'programs', 'docs'])
    mkdirSync(join(root, folder), { recursive: true })
  write('lambdas/domain/gate.ts', 'deny')
  write('programs/acme.json', '{}')
  write('cdk.json', '{}')
  before = identityOf(root, SETTINGS)
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, content: string): void {
  writeFileSync(join(root, file), content)
}

test('an assembly is made again when a handler, a definition or a setting changes', () => {
  write('lambdas/domain/gate.ts', 'allow')
  const otherCode = identityOf(root, SETTINGS)
  write('programs/acme.json', '{ }')
  const otherDefinition = identityOf(root, SETTINGS)
  const otherSetting = identityOf(root, { archive: 'none' })
  expect(new Set([before, otherCode, otherDefinition, otherSetting]).size).toBe(4)
})

test('an assembly is made again when a file is renamed or packages are installed', () => {
  renameSync(join(root, 'programs/acme.json'), join(root, 'programs/globex.json'))
  const renamed = identityOf(root, SETTINGS)
  mkdirSync(join(root, 'node_modules'))
  write('node_modules/.package-lock.json', '{}')
  expect(new Set([before, renamed, identityOf(root, SETTINGS)]).size).toBe(3)
})

test('an assembly is kept when nothing that it is made from has changed', () => {
  write('docs/design.md', '# Design')
  expect(identityOf(root, SETTINGS)).toBe(before)
})
