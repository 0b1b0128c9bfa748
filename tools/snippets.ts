import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { openOrigin } from '../local/http/server.ts'
import { ALLOW, PERSON } from '../test/client/answers.ts'
import { CONSUMED, consumedBy } from '../test/client/consumer.ts'
import { installClient, packClient } from '../test/client/pack.ts'
import { startAssent } from '../test/local/running.ts'
import { environmentAt, snippetIn } from '../test/snippets.ts'

/** A snippet of the documents, and what runs it. */
interface Snippet {
  document: string
  language: 'ts' | 'python' | 'sh'
  place?: number
}

/** How snippets of a language are run, and what that needs of a machine. */
interface Runner {
  run: [program: string, ...args: string[]]
  needs: string
  has: () => boolean
}

/** The first boto3 that `AWS_ENDPOINT_URL` leads to a local run. */
const NEW_ENOUGH = 'import boto3; assert tuple(map(int, boto3.__version__.split(".")[:2])) >= (1, 28)'

const RUNNERS: Record<Snippet['language'], Runner> = {
  ts: { run: [process.execPath, 'snippet.ts'], needs: 'Node', has: () => true },
  python: {
    run: ['python3', 'snippet.python'],
    needs: 'python3 with boto3 1.28 or later',
    has: () => spawnSync('python3', ['-c', NEW_ENOUGH]).status === 0,
  },
  sh: {
    // Versions before 2.13 are led to a local run by their flag alone.
    run: ['sh', '-c', 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }; . ./snippet.sh'],
    needs: 'the AWS CLI, version 2',
    has: () => String(spawnSync('aws', ['--version']).stdout).startsWith('aws-cli/2.'),
  },
}

/** Each asks the gate about one person, and says on its first line whether to send. */
const ASKING: readonly Snippet[] = [
  { document: 'README.md', language: 'ts' },
  { document: 'client/README.md', language: 'ts' },
  { document: 'docs/calling-the-gate.md', language: 'python' },
  { document: 'docs/calling-the-gate.md', language: 'sh' },
]

/** Each receives application events from a queue, for ever. */
const CONSUMING: readonly Snippet[] = [
  { document: 'docs/events.md', language: 'ts', place: 1 },
  { document: 'docs/events.md', language: 'python' },
]

const packed = join(mkdtempSync(join(tmpdir(), 'assent-packed-')), 'client')
await packClient(packed)
const app = installClient(packed)
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
const wrong: string[] = []

/** Writes a snippet where it is run, and answers how. */
function prepared({ document, language, place }: Snippet): Runner['run'] {
  writeFileSync(join(app.folder, `snippet.${language}`), snippetIn(document, language, place))
  return RUNNERS[language].run
}

const isRunnable = ({ language }: Snippet) => RUNNERS[language].has()

/** Expects these words of every snippet that asks, and of those in Python and sh, where they are silent, why. */
async function expectAll(context: string, origin: string, expected: RegExp): Promise<void> {
  for (const snippet of ASKING.filter(isRunnable)) {
    const [program, ...args] = prepared(snippet)
    const child = spawn(program, args, { cwd: app.folder, env: environmentAt(origin) })
    const [words, log] = await Promise.all([text(child.stdout), text(child.stderr)])
    if (!expected.test(words)) complain(snippet, context, words)
    const isSilent = !expected.test('send it')
    if (snippet.language !== 'ts' && isSilent && !log.includes('not sent: ')) complain(snippet, context, log)
  }
}

async function expectConsumed(snippet: Snippet, phone: string): Promise<void> {
  const how = { cwd: app.folder, origin: running.origin, phone }
  const lines = await consumedBy(prepared(snippet), how)
  if (lines.join() !== CONSUMED.join()) complain(snippet, 'receiving', lines.join('\n'))
}

function complain({ document, language }: Snippet, context: string, words: string): void {
  wrong.push(`${document}, ${language}, ${context}: ${words.trim() || 'nothing was said'}`)
}

try {
  await expectAll('no consent', running.origin, /^do not send it/)
  await fetch(`${running.origin}/_local/phones/${PERSON}`, { method: 'POST', body: '{"body":"START"}' })
  await setTimeout(2_000)
  await expectAll('opted in', running.origin, /^send it/)
  await expectAll('a function that failed', failing.url, /^do not send it/)
  await expectAll('nobody answers', 'http://127.0.0.1:9', /^do not send it/)
  for (const [i, snippet] of CONSUMING.filter(isRunnable).entries()) {
    await expectConsumed(snippet, `+1206555018${i}`)
  }
} finally {
  await failing.close()
  await running.end('SIGTERM')
  for (const folder of [app.folder, dirname(packed)]) rmSync(folder, { recursive: true })
}

for (const snippet of [...ASKING, ...CONSUMING]) {
  const { document, language } = snippet
  const fate = isRunnable(snippet) ? 'run' : `not run, it needs ${RUNNERS[language].needs}`
  console.log(`${document}, ${language}: ${fate}`)
}
for (const line of wrong) console.error(line)
process.exitCode = wrong.length > 0 ? 1 : 0
