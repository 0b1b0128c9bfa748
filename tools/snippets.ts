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

/** A snippet of the README, and what it needs to run. */
interface Snippet {
  language: Parameters<typeof snippetIn>[0]
  run: [program: string, ...args: string[]]
  needs: string
  has: () => boolean
}

/** Checks for the first boto3 that supports `AWS_ENDPOINT_URL`. */
const CHECK_BOTO3 = 'import boto3; assert tuple(map(int, boto3.__version__.split(".")[:2])) >= (1, 28)'

const SNIPPETS: readonly Snippet[] = [
  { language: 'ts', run: [process.execPath, 'snippet.ts'], needs: 'Node', has: () => true },
  {
    language: 'python',
    run: ['python3', 'snippet.python'],
    needs: 'python3 with boto3 1.28 or later',
    has: () => spawnSync('python3', ['-c', CHECK_BOTO3]).status === 0,
  },
  {
    language: 'sh',
    // Versions before 2.13 support only the flag, not the variable.
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

/** What a snippet prints with the system at this origin. */
async function outputOf({ language, run: [program, ...args] }: Snippet, origin: string): Promise<string> {
  writeFileSync(join(app.folder, `snippet.${language}`), snippetIn(language))
  const child = spawn(program, args, { cwd: app.folder, env: environmentAt(origin) })
  return (await text(child.stdout)).trim()
}

const runnable = SNIPPETS.filter(({ has }) => has())
const failures: string[] = []

async function expectAll(context: string, origin: string, expected: RegExp): Promise<void> {
  for (const snippet of runnable) {
    const output = await outputOf(snippet, origin)
    if (!expected.test(output)) failures.push(`${snippet.language}, ${context}: ${output || 'no output'}`)
  }
}

try {
  await expectAll('no consent', running.origin, /^do not send it/)
  await fetch(`${running.origin}/_local/phones/${PERSON}`, { method: 'POST', body: '{"body":"START"}' })
  await setTimeout(2_000)
  await expectAll('opted in', running.origin, /^send it/)
  await expectAll('a failed function', failing.url, /^do not send it/)
  await expectAll('no system', 'http://127.0.0.1:9', /^do not send it/)
} finally {
  await failing.close()
  await running.end('SIGTERM')
  rmSync(app.folder, { recursive: true })
}

for (const snippet of SNIPPETS) {
  const wasRun = runnable.includes(snippet)
  console.log(wasRun ? `${snippet.language}: run` : `${snippet.language}: not run, needs ${snippet.needs}`)
}
for (const line of failures) console.error(line)
process.exitCode = failures.length > 0 ? 1 : 0
