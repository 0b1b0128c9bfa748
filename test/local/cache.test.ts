import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ASSEMBLIES, keepInCache } from '../../local/cache.ts'

let folder: string

beforeEach(() => {
  mkdirSync(dirname(ASSEMBLIES), { recursive: true })
  folder = mkdtempSync(join(dirname(ASSEMBLIES), 'test-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const keep = (name: string, content = name) =>
  keepInCache(join(folder, name), 2, (file) => writeFileSync(file, content))

test('the newest entries are kept', () => {
  keep('first')
  utimesSync(join(folder, 'first'), 1, 1)
  keep('second')
  keep('third')
  expect(readdirSync(folder).sort()).toEqual(['second', 'third'])
})

test('what cannot be made leaves nothing, and is no failure', () => {
  keep('first')
  keepInCache(join(folder, 'second'), 2, (file) => {
    writeFileSync(file, 'half')
    throw new Error('the disk is full')
  })
  expect(readdirSync(folder)).toEqual(['first'])
  expect(readFileSync(join(folder, 'first'), 'utf8')).toBe('first')
})
