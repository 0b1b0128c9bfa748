import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadBundle } from '../../../local/runtime/functions/load-bundle.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-bundle-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function load(source: string): Record<string, unknown> {
  const path = join(folder, 'index.js')
  writeFileSync(path, source)
  return loadBundle(path)
}

test('a bundle is CommonJS, whatever the package around it says', () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  expect(load('exports.place = [__dirname, require("node:path").sep]').place).toEqual([folder, '/'])
})

test('a bundle that was compiled before runs again each time', () => {
  const source = 'exports.started = Symbol()'
  expect(load(source).started).not.toBe(load(source).started)
})

test('a bundle of the same length is not taken for the one before it', () => {
  expect(load('exports.answer = () => "deny "').answer).toSatisfy(
    (answer: () => string) => answer() === 'deny ',
  )
  expect(load('exports.answer = () => "allow"').answer).toSatisfy(
    (answer: () => string) => answer() === 'allow',
  )
})
