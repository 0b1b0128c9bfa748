import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../lib/synthesize.ts'

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'assent-'))
  for (const folder of ['bin', 'lib', 'lambdas'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(copy, file))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'programs'))
  cpSync(join(root, 'programs', 'acme.svg'), join(copy, 'programs', 'acme.svg'))
})

afterAll(() => rmSync(copy, { recursive: true }))

function synth(definition: string, context: Record<string, string> = {}) {
  writeFileSync(join(copy, 'programs', 'acme.json'), definition)
  const out = mkdtempSync(join(copy, 'out-'))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/assent.ts'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) },
  })
  return { status, stdout, stderr, synthesized: existsSync(join(out, 'manifest.json')) }
}

test('a broken definition stops synth with one sentence before anything is bundled', () => {
  const { status, stdout, stderr, synthesized } = synth('{"tenant":')
  expect({ status, stdout, synthesized }).toEqual({ status: 1, stdout: '', synthesized: false })
  expect(stderr).toBe('programs/acme.json: is not valid JSON. Fix the file and try again.\n')
})

test('an invalid -c number stops synth with one sentence', () => {
  const { status, stdout, stderr, synthesized } = synth(
    readFileSync(join(root, 'programs', 'acme.json'), 'utf8'),
    {
      number: '+12065550100',
    },
  )
  expect({ status, stdout, synthesized }).toEqual({ status: 1, stdout: '', synthesized: false })
  expect(stderr).toBe('-c number= must be "simulator", a phone number id (phone-…) or a pool id (pool-…).\n')
})
