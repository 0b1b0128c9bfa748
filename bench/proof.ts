import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import type { Ask } from '../cli/aws/functions.ts'
import { verifyAnchors } from '../cli/bulk/verify-anchors.ts'
import { checkEvidence } from '../cli/evidence/check-evidence.ts'
import type { DigestBucket } from '../cli/evidence/digests.ts'
import { append } from '../lambdas/application/core/ledger.ts'
import { leafOf, lineOf } from '../lambdas/application/evidence/anchor.ts'
import { digestDaily } from '../lambdas/application/evidence/digest.ts'
import { type EvidenceReading, evidence } from '../lambdas/application/evidence/evidence.ts'
import { TooLongError } from '../lambdas/application/evidence/snapshot.ts'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { eventBase } from '../lambdas/domain/core/events.ts'
import { emptyRecord } from '../lambdas/domain/core/record/record.ts'
import { emptySendHistory } from '../lambdas/domain/core/send-history.ts'
import type { Tenant } from '../lambdas/domain/tenant/definitions.ts'
import { evidencePage } from '../lambdas/pages/evidence/evidence-page.ts'
import { withSignature } from '../lambdas/pages/evidence/signature-block.ts'

/*
 * Measures, each in a process of its own: the digest of a million people, comparing their ledgers with two digests, and the
 * offline check of a person with 10,000 events.
 * node bench/proof.ts [people] [events]
 */

/** A page of the table, 1 MB, has about this many records of 2 KB. */
const PAGE = 500

/** As many leaves as a part of a digest has. */
const PART = 20_000

const [, , first = '1000000', second = '10000', ...files] = process.argv

if (first === 'digest') await digestOf(Number(second))
else if (first === 'anchors') await compareAll(Number(second))
else if (first === 'write') await writePacket(second, Number(files[0]))
else if (first === 'check') check(second)
else measure(Number(first), Number(second))

function measure(people: number, events: number): void {
  run('digest', String(people))
  run('anchors', String(people))
  const folder = mkdtempSync(join(tmpdir(), 'assent-proof-'))
  run('write', folder, String(events))
  run('check', folder)
  rmSync(folder, { recursive: true })
}

/** With the heap of a function of 256 MB. */
function run(...args: string[]): void {
  spawnSync(process.execPath, ['--max-old-space-size=128', import.meta.filename, ...args], {
    stdio: 'inherit',
  })
}

function report(what: string, start: number): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${what}: ${seconds} s, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

/** The head of a person's ledger. */
function headOf(person: number, seq: number) {
  const hash = createHash('sha256').update(`${person} ${seq}`).digest('hex')
  return { tenant: 'acme', life: `01M8${String(person).padStart(22, '0')}`, seq, hash }
}

/** A verification of a whole tenant against two digests, between which one person of ten got another event. */
async function compareAll(people: number): Promise<void> {
  const start = performance.now()
  const bucket: DigestBucket = {
    keys: async () => ['one', 'two'],
    lines: async function* (key) {
      for (let read = 0; read < people; read += PART) {
        const lines = Array.from({ length: Math.min(PART, people - read) }, (_, i) => {
          const head = headOf(read + i, key === 'two' && i % 10 === 0 ? 5 : 4)
          return lineOf(head, leafOf(head))
        })
        yield { digest: { since: key, until: key, leaves: people, parts: [], root: '' }, lines }
      }
    },
    isRetired: async () => false,
  }
  const records = async ({ cursor = '0' }: { cursor?: string }) => {
    const read = Number(cursor)
    const chains = Array.from({ length: Math.min(PAGE, people - read) }, (_, i) => ({
      life: headOf(read + i, 5).life,
      since: '2026-11-01T00:00:00.000Z',
      leaves: [1, 2, 3, 4, 5].map((seq) => leafOf(headOf(read + i, seq))),
    }))
    const next = read + chains.length
    const counts = { holds: true, numbers: chains.length, events: 5 * chains.length, firstBreak: null }
    return { tenant: 'acme', ...counts, chains, anchorBucket: 'b', cursor: next < people ? `${next}` : null }
  }
  const terminal = { out: console.log, error: console.error, interrupted: new AbortController().signal }
  await verifyAnchors(records as Ask, { tenant: 'acme' }, terminal, () => bucket)
  report(`comparison of the ledgers of ${people} people with two digests`, start)
}

async function digestOf(people: number): Promise<void> {
  const start = performance.now()
  let read = 0
  let bytes = 0
  const { leaves } = await digestDaily({
    heads: async () => {
      const heads = Array.from({ length: Math.min(PAGE, people - read) }, (_, i) => headOf(read + i, 5))
      read += heads.length
      return { heads, cursor: read < people ? String(read) : null }
    },
    progress: { read: async () => undefined, write: async () => {} },
    keep: async (_key, text) => {
      bytes += text.length
    },
    clock: () => new Date().toISOString(),
    log: () => {},
    isOver: () => false,
  })
  report(`digest of ${leaves} people, ${Math.round(bytes / 1e6)} MB`, start)
}

async function writePacket(folder: string, count: number): Promise<void> {
  const subject = { tenant: 'acme', to: '+12065550142', life: ulid() }
  const at = new Date().toISOString()
  const help = {
    ...eventBase(at, at),
    type: 'help_asked',
    program: null,
    body: 'HELP',
    inboundMessageId: 'm',
  } as const
  const events = Array.from({ length: count }, () => help)
  const { sealed, head } = append(subject, { seq: 0, hash: null, record: emptyRecord }, events, () => 'salt')
  const entries = sealed.map((event) => ({ ...event, life: subject.life }))
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const stored = {
    life: subject.life,
    seq: head.seq,
    hash: head.hash ?? '',
    record: head.record,
    expiresAt: null,
    sends: emptySendHistory,
    sendsVersion: 0,
  }
  const reading: EvidenceReading = {
    store: { load: async () => stored },
    // As long as this, evidence is made part by part.
    snapshot: async () => {
      throw new TooLongError('the ledger is too long')
    },
    ledger: {
      last: async () => ({ life: subject.life, seq: head.seq }),
      eventsBetween: async (_subject, after, last) => ({
        entries: entries.slice(after.seq, last.seq),
        more: false,
      }),
    },
    comparison: { generationOf: () => null, textsSent: () => new Map(), breakOf: () => null },
    replies: { between: async () => [], codes: async () => [] },
    messages: { after: async () => ({ messages: [], more: false }) },
    texts: { read: async () => [] },
    contentHash: (text) => text,
    keyedHash: async ({ to }) => to,
    cursors: {
      read: (_subject, cursor) => cursor && JSON.parse(cursor),
      write: (_subject, to) => JSON.stringify(to),
    },
    clock: () => at,
    signer: {
      key: 'bench',
      sign: async (text) => sign('sha256', Buffer.from(text), privateKey).toString('base64'),
    },
    page: evidencePage,
    withSignature,
  }
  const acme = loadDefinitions('programs').tenantById.get('acme') as Tenant
  const parts: object[] = []
  let cursor: string | undefined
  do {
    const { html: _, cursor: next, ...part } = await evidence(reading, acme, subject.to, cursor)
    parts.push(part)
    cursor = next ?? undefined
  } while (cursor)
  writeFileSync(join(folder, 'case.json'), JSON.stringify(parts, null, 2))
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
}

function check(folder: string): void {
  const start = performance.now()
  const data = join(folder, 'case.json')
  const { problems, events, parts } = checkEvidence(data, join(folder, 'public.pem'), [])
  const megabytes = Math.round(statSync(data).size / 1e6)
  report(
    `offline check of ${events} events, ${megabytes} MB in ${parts} parts, ${problems.length} problems`,
    start,
  )
}
