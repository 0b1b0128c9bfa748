import { spawn, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { openOrigin } from '../local/http/server.ts'
import { ALLOW, PERSON } from '../test/client/answers.ts'
import { packedClient } from '../test/client/packed.ts'
import { environmentAt, snippetIn } from '../test/client/readme.ts'
import { startAssent } from '../test/local/running.ts'

/** A snippet of the README, and what it needs of a machine. */
interface Snippet {
  language: Parameters<typeof snippetIn>[0]
  run: [program: string, ...args: string[]]
  needs: string
  has: () => boolean
}

/** The first boto3 that `AWS_ENDPOINT_URL` leads to a local run. */
const NEW_ENOUGH = 'import boto3; assert tuple(map(int, boto3.__version__.split(".")[:2])) >= (1, 28)'

const SNIPPETS: readonly Snippet[] = [
  { language: 'ts', run: [process.execPath, 'snippet.ts'], needs: 'Node', has: () => true },
  {
    language: 'python',
    run: ['python3', 'snippet.python'],
    needs: 'python3 with boto3 1.28 or later',
    has: () => spawnSync('python3', ['-c', NEW_ENOUGH]).status === 0,
  },
  {
    language: 'sh',
    // Versions before 2.13 are led to a local run by their flag alone.
    run: ['sh', '-c', 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }; . ./snippet.sh'],
    needs: 'the AWS CLI, version 2',
    has: () => String(spawnSync('aws', ['--version']).stdout).startsWith('aws-cli/2.'),
  },
]

const app = packedClient()
const running = await startAssent({})
const failing = await openOrigin(0)
failing.serve(
  [
    () => ({
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: JSON.stringify(ALLOW),
    }),
  ],
  () => {},
)

/** What a snippet says where the system answers here. */
async function said({ language, run: [program, ...args] }: Snippet, origin: string): Promise<string> {
  writeFileSync(join(app.folder, `snippet.${language}`), snippetIn(language))
  const child = spawn(program, args, { cwd: app.folder, env: environmentAt(origin) })
  return (await text(child.stdout)).trim()
}

const runnable = SNIPPETS.filter(({ has }) => has())
const wrong: string[] = []

async function expectAll(context: string, origin: string, expected: RegExp): Promise<void> {
  for (const snippet of runnable) {
    const words = await said(snippet, origin)
    if (!expected.test(words)) wrong.push(`${snippet.language}, ${context}: ${words || 'nothing was said'}`)
  }
}

try {
  await expectAll('no consent', running.origin, /^do not send it/)
  await fetch(`${running.origin}/_local/phones/${PERSON}`, { method: 'POST', body: '{"body":"START"}' })
  await setTimeout(2_000)
  await expectAll('opted in', running.origin, /^send it/)
  await expectAll('a function that failed', failing.url, /^do not send it/)
  await expectAll('nobody answers', 'http://127.0.0.1:9', /^do not send it/)
} finally {
  await failing.close()
  await running.end('SIGTERM')
  rmSync(app.folder, { recursive: true })
}

for (const snippet of SNIPPETS) {
  const tried = runnable.includes(snippet)
  console.log(tried ? `${snippet.language}: run` : `${snippet.language}: not run, it needs ${snippet.needs}`)
}
for (const line of wrong) console.error(line)
process.exitCode = wrong.length > 0 ? 1 : 0
