import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from './pack.ts'
import { packedClient } from './packed.ts'

let app: App

beforeAll(async () => {
  app = await packedClient()
  writeFileSync(join(app.folder, 'package.json'), '{"type":"module"}')
})

afterAll(() => rmSync(app.folder, { recursive: true }))

function runInApp(program: string, ...args: string[]) {
  const { status, stdout } = spawnSync(program, args, { cwd: app.folder, encoding: 'utf8' })
  return { status, stdout }
}

test('the package contains the built client, contract and vocabulary, a readme, the license, and nothing else', () => {
  const vocabulary = /^dist\/lambdas\/domain\/core\/vocabulary\.(js|d\.ts)$/
  const others = app.files.filter((file) => !vocabulary.test(file))
  expect(others).toHaveLength(app.files.length - 2)
  const folders = new Set(others.map((file) => file.split('/').slice(0, -1).join('/')))
  expect(folders).toEqual(new Set(['', 'dist/client', 'dist/lambdas/contract']))
  const rest = app.files.filter((file) => !/\.js$|\.d\.ts$/.test(file))
  expect(new Set(rest)).toEqual(new Set(['LICENSE', 'README.md', 'package.json']))
  expect(readFileSync('client/LICENSE', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'))
})

test('an app can import the package in Node', () => {
  const script = `import { AssentRequestError, createAssentClient } from '@assent/client'
    console.log(Object.keys(createAssentClient()).join(), AssentRequestError.name)`
  expect(runInApp(process.execPath, '--input-type=module', '--eval', script)).toEqual({
    status: 0,
    stdout: 'check,checkMany,send AssentRequestError\n',
  })
})

const CONSUMER = `
import {
  type ApplicationEvent,
  AssentRequestError,
  type CheckResult,
  createAssentClient,
  type SendResult,
} from '@assent/client'

const assent = createAssentClient({ stack: 'assent', timeout: 1000 })
const question = { program: 'acme-alerts', to: '+12065550142' }

export async function ask(): Promise<string> {
  const answer: CheckResult = await assent.check(question)
  if (answer.decision === 'allow') return answer.consent.id
  if (answer.decision === 'defer') return answer.notBefore
  // @ts-expect-error: a denial has no notBefore
  answer.notBefore
  return answer.reason === 'unavailable' ? answer.cause : answer.decisionId
}

export const typeOf = ({ type }: ApplicationEvent): string => type

export async function send(): Promise<SendResult | string> {
  // @ts-expect-error: a message needs a key
  await assent.send({ ...question, body: 'x' })
  // @ts-expect-error: one number at a time
  await assent.check({ ...question, to: ['+12065550142'] })
  for await (const { to } of assent.checkMany({ ...question, to: new Set(['+12065550142']) })) to.length
  try {
    return await assent.send({ ...question, body: 'x', idempotencyKey: 'y' })
  } catch (error) {
    return error instanceof AssentRequestError ? error.code : 'other'
  }
}
`

test('the types of the package are complete', { timeout: 60_000 }, () => {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    types: ['node'],
    strict: true,
    noEmit: true,
  }
  writeFileSync(join(app.folder, 'consumer.ts'), CONSUMER)
  writeFileSync(
    join(app.folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['consumer.ts'] }),
  )
  expect(runInApp(join(process.cwd(), 'node_modules', '.bin', 'tsc'), '-p', '.')).toEqual({
    status: 0,
    stdout: '',
  })
})
