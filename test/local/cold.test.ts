import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { writeChecked } from '../../lambdas/definitions/checked.ts'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { callersOf } from './callers.ts'
import { startAssent } from './running.ts'

/** A stack of one function, which writes a file when it is loaded. */
const TEMPLATE = {
  Resources: {
    Greeter: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'assent-greeter',
        Role: 'none',
        Handler: 'index.handler',
        Code: { S3Key: 'greeter.zip' },
      },
    },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Greeter' }, Name: 'v1' } },
  },
}
const STACK = { type: 'aws:cloudformation:stack', properties: { templateFile: 'assent.json' } }
const BUNDLE = `
  require('node:fs').writeFileSync(__dirname + '/loaded', '')
  exports.handler = async () => 'hello'
`

let assembly: string
const isLoaded = () => existsSync(join(assembly, 'asset.greeter', 'loaded'))

beforeEach(() => {
  assembly = mkdtempSync(join(tmpdir(), 'assent-cold-'))
  mkdirSync(join(assembly, 'asset.greeter'))
  writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ artifacts: { assent: STACK } }))
  writeFileSync(join(assembly, 'assent.json'), JSON.stringify(TEMPLATE))
  writeFileSync(join(assembly, 'asset.greeter', 'index.js'), BUNDLE)
  writeChecked(join(assembly, 'asset.greeter'), loadDefinitions('programs'))
})

afterEach(() => rmSync(assembly, { recursive: true }))

test.each([
  { when: 'before the run is ready', cold: false },
  { when: 'with --cold when they are first invoked', cold: true },
])('functions are loaded $when', async ({ cold }) => {
  const engine = { AWS_ENDPOINT_URL_DYNAMODB: inject('engine') }
  const running = await startAssent(engine, ['--assembly', assembly], { cold })
  try {
    expect(isLoaded()).toBe(!cold)
    expect(await callersOf(running).invoke('assent-greeter', {})).toBe('hello')
    expect(isLoaded()).toBe(true)
  } finally {
    await running.end('SIGTERM')
  }
})
