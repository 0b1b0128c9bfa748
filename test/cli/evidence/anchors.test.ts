import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { createAnchors } from '../../../lambdas/adapters/evidence/anchors.ts'
import { createDigestProgress } from '../../../lambdas/adapters/evidence/digest-progress.ts'
import { digestsIn } from '../../../lambdas/adapters/evidence/digests.ts'
import { createHeadReader } from '../../../lambdas/adapters/evidence/dynamodb-heads.ts'
import type { LogEntry } from '../../../lambdas/application/core/log.ts'
import { digestDaily } from '../../../lambdas/application/evidence/digest.ts'
import type { Evidence } from '../../../lambdas/application/evidence/evidence-packet.ts'
import { verifyTenant } from '../../../lambdas/application/evidence/verify-tenant.ts'
import { DAY, HOUR } from '../../../lambdas/domain/core/time.ts'
import { createReading } from '../../../lambdas/handlers/wiring/reading.ts'
import { movableClock } from '../../../local/clock.ts'
import type { Request, Response, Service } from '../../../local/http/message.ts'
import { openObjects } from '../../../local/services/objects/objects.ts'
import { s3Api } from '../../../local/services/objects/s3-api.ts'
import { openQueues } from '../../../local/services/queues/queues.ts'
import { openState } from '../../../local/state.ts'
import { signer } from '../../signer.ts'
import { keyedHash, PERSON, type System, systemOn } from '../../system.ts'
import { itemsOf, newTable } from '../../table.ts'
import { givenFunctions, run, runUntil } from '../running.ts'

const BUCKET = 'anchors'
const OTHER = '+12065550143'

let logged: LogEntry[]
/** The reads of S3 that fail. */
let isRefused: (request: Request) => boolean
let system: System
/** The objects that were read, in order. */
let reads: string[]
let onVerify: () => void

/** The real clients of S3 and Lambda, against the local S3 and the real reading operations, one number a page. */
beforeEach(async () => {
  const state = openState(undefined)
  const clock = movableClock(state)
  const objects = openObjects(
    { bucketNames: [BUCKET], eventRules: [] },
    state,
    clock,
    openQueues([], state, clock),
  )
  reads = []
  logged = []
  isRefused = () => false
  onVerify = () => {}
  await givenFunctions(
    { 'assent-records': ({ cursor }: { cursor?: string }) => verifyPage(cursor) },
    recording(s3Api(objects)),
  )
  system = systemOn(await newTable(), undefined, {
    digests: digestsIn(BUCKET, (entry) => void logged.push(entry))!,
  })
  await system.text('START')
  await system.text('START', { from: OTHER })
  await system.settle()
})

const DENIED: Response = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
}

function recording(service: Service): Service {
  return (request: Request) => {
    if (request.method === 'GET') reads.push(`${request.path} ${request.headers.range ?? ''}`)
    if (isRefused(request)) return DENIED
    return service(request)
  }
}

function verifyPage(cursor: string | undefined) {
  onVerify()
  const reading = createReading(system.table, keyedHash, signer)
  const verifying = { ...reading, clock: system.now, anchorBucket: BUCKET }
  return verifyTenant(verifying, 'acme', cursor, { maxNumbers: 1, withChains: true })
}

const takeDigest = () =>
  digestDaily({
    heads: createHeadReader(system.table),
    progress: createDigestProgress(system.table),
    keep: createAnchors(BUCKET, 2),
    clock: system.now,
    log: () => {},
    isOver: () => false,
  })

const evidence = async (to = PERSON) =>
  (await system.records({ action: 'evidence', tenant: 'acme', to })) as Evidence
const verify = (...more: string[]) => run('verify', '--tenant', 'acme', '--anchors', ...more)

/** Rewrites a whole history so that it agrees with itself: as if the person had never stopped. */
async function withoutTheStop(): Promise<void> {
  const ofPerson = async () => (await itemsOf(system.table)).filter(({ pk }) => pk === `acme#${PERSON}`)
  const before = await ofPerson()
  system.advance(HOUR)
  await system.text('STOP')
  await system.settle()
  await takeDigest()
  const { client, tableName } = system.table
  for (const { pk, sk } of await ofPerson())
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ pk, sk }) }))
  for (const item of before)
    await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))
}

describe('REC-3: a history that was not touched', () => {
  test('is confirmed by verify --anchors, and by the evidence, which names the digest', async () => {
    await takeDigest()
    const since = system.now()
    system.advance(2 * HOUR)
    await system.text('HELP')
    const { digest, chain, html } = await evidence()
    expect([digest, chain?.events]).toEqual([{ since, seq: 1, agrees: true }, 2])
    expect(html).toContain('This record agrees with itself, and with the digest of November 21, 2026')
    expect(reads.filter((read) => read.includes('/part-'))).toEqual([
      expect.stringMatching(/ bytes=\d+-\d+$/),
    ])
    expect(await verify()).toMatchObject({
      code: 0,
      lines: ['2 numbers, 3 events: verified', '1 digest, 2 ledger heads: all confirmed'],
    })
  })

  test('says where there is no digest to compare it with, or only an older one', async () => {
    expect(await evidence()).toMatchObject({ digest: null })
    await takeDigest()
    system.advance(HOUR)
    await system.text('START', { from: '+12065550144' })
    expect(await evidence('+12065550144')).toMatchObject({ digest: { seq: null, agrees: true } })
    system.advance(9 * DAY)
    expect(await evidence()).toMatchObject({ digest: null })
    expect((await verify('--since', '2026-11-22')).errors.join()).toContain('There is no such digest yet')
  })

  test.each([
    ['the list of digests', ({ query }: Request) => query.has('list-type')],
    ['the digest', ({ path }: Request) => path.includes('/digest-')],
    ['its part', ({ path }: Request) => path.includes('/part-')],
  ])('REC-5 is given where %s cannot be read, and says that it was not compared', async (_, refused) => {
    await takeDigest()
    isRefused = refused
    const { digest, chain, html } = await evidence()
    expect([digest, chain?.holds]).toEqual(['unreadable', true])
    expect(html).toContain('the last one could not be read when this document was made')
    expect(logged).toEqual([{ event: 'failed', error: 'AccessDenied' }])
  })
})

describe('REC-3: a history that was rewritten as a whole', () => {
  test('shows in verify --anchors and in the evidence, though it agrees with itself', async () => {
    await withoutTheStop()
    const { digest, chain, html } = await evidence()
    expect([chain?.holds, digest]).toEqual([true, expect.objectContaining({ agrees: false })])
    expect(html).toContain('This record agrees with itself, but not with the digest of')
    const { code, lines } = await verify()
    expect([code, lines]).toEqual([
      1,
      [
        expect.stringMatching(/: event 2 is not the one of the digest$/),
        '2 numbers, 2 events: verified',
        '1 digest, 2 ledger heads: not confirmed',
      ],
    ])
  })

  test('shows as well in a run that was interrupted twice and continued, which reads no digest again', async () => {
    await takeDigest()
    system.advance(DAY)
    await withoutTheStop()
    const folder = mkdtempSync(join(tmpdir(), 'assent-anchors-test-'))
    const command = ['verify', '--tenant', 'acme', '--anchors', '--folder', folder]
    expect(await runUntil(AbortSignal.abort(), ...command)).toMatchObject({
      code: 130,
      errors: ['Interrupted before the end. To continue, run the same command again.'],
    })
    const ofDigests = () => reads.filter((read) => read.includes('/part-')).length
    expect(ofDigests()).toBe(1)
    const control = new AbortController()
    onVerify = () => control.abort()
    expect(await runUntil(control.signal, ...command)).toMatchObject({ code: 130 })
    const { errors } = await run('verify', '--tenant', 'globex', '--anchors', '--folder', folder)
    expect(errors.join()).toContain('holds a run with other options')
    onVerify = () => {}
    const { code, lines } = await run(...command)
    expect([code, lines.slice(1)]).toEqual([
      1,
      ['2 numbers, 2 events: verified', '2 digests, 3 ledger heads: not confirmed'],
    ])
    expect([ofDigests(), existsSync(join(folder, 'verify-anchors'))]).toEqual([2, false])
  })
})

test('REC-3: a digest that was changed after all is found by its Merkle root', async () => {
  await takeDigest()
  await verify()
  const path = reads.find((read) => read.includes('/part-')) ?? ''
  const url = `${process.env.AWS_ENDPOINT_URL}${path.trim()}`
  const text = await (await fetch(url)).text()
  await fetch(url, { method: 'PUT', body: text.replace(/[0-9a-f]\n/, 'g\n') })
  expect(await verify()).toMatchObject({
    code: 1,
    errors: [expect.stringContaining('does not match its own Merkle root')],
  })
})
