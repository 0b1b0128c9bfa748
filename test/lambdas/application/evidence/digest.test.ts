import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { AnchoredChains } from '../../../../cli/evidence/anchored-chains.ts'
import { createDigestProgress } from '../../../../lambdas/adapters/evidence/digest-progress.ts'
import { createHeadReader } from '../../../../lambdas/adapters/evidence/dynamodb-heads.ts'
import { shardOf } from '../../../../lambdas/application/evidence/anchor.ts'
import {
  type Digest,
  type DigestDeps,
  type DigestProgress,
  digestDaily,
  retiredKey,
} from '../../../../lambdas/application/evidence/digest.ts'
import { merkleRoot } from '../../../../lambdas/application/evidence/merkle.ts'
import type { TenantVerification } from '../../../../lambdas/application/evidence/verify-tenant.ts'
import { DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { verified } from '../../../faults/outcome.ts'
import { NOON, PERSON, type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'

describe('REC-3: the digest of a day', () => {
  const heads = Array.from({ length: 5 }, (_, i) => ({
    tenant: 'acme',
    life: `life-${i}`,
    seq: 1,
    hash: `${i}`,
  }))
  let now: string
  let kept: Map<string, string>
  let progress: DigestProgress | undefined
  const logged: object[] = []

  /** A run over pages of one head each, the first ones of none, which may stop early. */
  const run = (pages = Number.POSITIVE_INFINITY, empty = 0): ReturnType<typeof digestDaily> => {
    let read = 0
    const deps: DigestDeps = {
      heads: async (cursor) => {
        read++
        const place = Number(cursor ?? 0)
        return {
          heads: place < empty ? [] : heads.slice(place - empty, place - empty + 1),
          cursor: place + 1 < empty + heads.length ? `${place + 1}` : null,
        }
      },
      progress: {
        read: async () => progress,
        write: async (reached) => {
          progress = structuredClone(reached)
        },
      },
      keep: async (key, text) => void (kept.has(key) || kept.set(key, text)),
      clock: () => now,
      log: (entry) => void logged.push(entry),
      isOver: () => read >= pages,
    }
    return digestDaily(deps)
  }
  const digest = () => JSON.parse([...kept].find(([key]) => key.endsWith('.json'))?.[1] ?? '{}') as Digest
  const lines = () => digest().parts.flatMap(({ key }) => (kept.get(key) ?? '').trimEnd().split('\n'))

  const lives = () =>
    lines()
      .map((line) => line.split(' ')[1])
      .sort()

  beforeEach(() => {
    now = NOON
    kept = new Map()
    progress = undefined
    logged.length = 0
  })

  test('has a leaf of every chain, and the roots over them', async () => {
    expect(await run()).toEqual({ leaves: 5, done: true })
    const { parts, root, leaves } = digest()
    expect([leaves, lines().length, root]).toEqual([5, 5, merkleRoot(parts.map((part) => part.root))])
    expect(parts[0]?.root).toBe(merkleRoot(lines().map((line) => line.split(' ')[3] ?? '')))
  })

  test('has each chain in the bytes of its shard', async () => {
    await run()
    for (const { life } of heads) {
      const [from, to] = digest().parts[0]?.shards.slice(shardOf(life)) ?? []
      expect([...kept.values()][0]?.slice(from, to)).toContain(` ${life} `)
    }
    expect(digest().parts[0]?.shards.at(-1)).toBe([...kept.values()][0]?.length)
  })

  test('is continued by the next run, with no leaf lost or repeated', async () => {
    expect(await run(2)).toEqual({ leaves: 2, done: false })
    expect(await run(1)).toEqual({ leaves: 3, done: false })
    expect(await run()).toEqual({ leaves: 5, done: true })
    expect(lives()).toEqual(heads.map(({ life }) => life))
  })

  test('gets past a stretch of the table that has no chain', async () => {
    expect(await run(2, 3)).toEqual({ leaves: 0, done: false })
    expect(await run(2, 3)).toEqual({ leaves: 1, done: false })
    expect(await run(undefined, 3)).toEqual({ leaves: 5, done: true })
    expect(lives()).toEqual(heads.map(({ life }) => life))
  })

  test('is taken once a day', async () => {
    await run()
    const before = kept.size
    now = '2026-11-21T23:59:59.000Z'
    expect(await run()).toEqual({ leaves: 5, done: true })
    expect(kept.size).toBe(before)
    now = '2026-11-22T00:00:00.000Z'
    await run()
    expect([...kept.keys()].filter((key) => key.endsWith('.json'))).toEqual([
      'digests/2026-11-21/digest-2026-11-21T12:00:00.000Z.json',
      'digests/2026-11-22/digest-2026-11-22T00:00:00.000Z.json',
    ])
  })

  test('that takes more than 36 hours sets off an alarm', async () => {
    await run(1)
    now = '2026-11-23T00:00:00.001Z'
    await run(1)
    expect(logged).toEqual([{ event: 'digest_late' }])
  })
})

describe('REC-3: against the digests', () => {
  let system: System
  const kept = new Map<string, string>()

  beforeEach(async () => {
    system = systemOn(await newTable())
    kept.clear()
    await system.text('START')
    await system.text('START', { from: '+12065550143' })
    await system.text('START', { to: '+12065550110' })
  })

  const takeDigest = () =>
    digestDaily({
      heads: createHeadReader(system.table),
      progress: createDigestProgress(system.table),
      keep: async (key, text) => void (kept.has(key) || kept.set(key, text)),
      clock: system.now,
      log: () => {},
      isOver: () => false,
    })

  /** What `verify --anchors` finds, with the digests and leaves that were kept. */
  async function problems(): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'assent-digests-'))
    const chains = new AnchoredChains('acme', folder)
    let newest = ''
    for (const [key, text] of kept) {
      if (!key.endsWith('.json')) continue
      const { since, parts } = JSON.parse(text) as Digest
      newest = since
      for (const part of parts) chains.addLines((kept.get(part.key) ?? '').trimEnd().split('\n'))
    }
    const request = { action: 'verify', tenant: 'acme', anchors: true }
    const page = (await system.records(request)) as TenantVerification
    chains.addChains(page.chains ?? [])
    const isRetired = async (life: string) => system.anchors.has(retiredKey('acme', life))
    const found: string[] = []
    for await (const { problems } of chains.compare({ newest, isWhole: true, isRetired }))
      found.push(...problems)
    rmSync(folder, { recursive: true })
    return found
  }

  const ofPerson = async () => (await itemsOf(system.table)).filter(({ pk }) => pk === `acme#${PERSON}`)
  const { client, tableName } = { client: () => system.table.client, tableName: () => system.table.tableName }
  async function replacePerson(items: readonly Record<string, unknown>[]): Promise<void> {
    for (const { pk, sk } of await ofPerson())
      await client().send(new DeleteItemCommand({ TableName: tableName(), Key: marshall({ pk, sk }) }))
    for (const item of items)
      await client().send(new PutItemCommand({ TableName: tableName(), Item: marshall(item) }))
  }

  test('what nobody touched is confirmed, later events and all, and no number is in them', async () => {
    expect(await takeDigest()).toEqual({ leaves: 3, done: true })
    system.advance(2 * HOUR)
    await system.text('STOP')
    expect(await problems()).toEqual([])
    expect([...kept.values()].join()).not.toMatch(/\+?1206555/)
  })

  test('a whole history that was put back as it was shows, though it agrees with itself', async () => {
    await system.settle()
    const before = await ofPerson()
    system.advance(MINUTE)
    await system.text('STOP')
    await system.settle()
    await takeDigest()
    await replacePerson(before)
    expect(await verified(system)).toMatchObject({ holds: true })
    expect(await problems()).toEqual([expect.stringMatching(/: event 2 is not the one of the digest$/)])
  })

  test('a history that was removed as a whole shows, also once the person is back', async () => {
    await takeDigest()
    await replacePerson([])
    expect(await problems()).toEqual([expect.stringMatching(/: it is gone, and was not retired$/)])
    await system.text('START')
    system.advance(2 * DAY)
    await system.settle()
    await takeDigest()
    expect(await problems()).toEqual([expect.stringMatching(/: it is gone, and was not retired$/)])
  })

  test('a history that was retired is confirmed by its own leaf', async () => {
    await system.text('STOP')
    await system.settle()
    await takeDigest()
    system.advance(200 * DAY)
    await system.expire()
    expect(await ofPerson()).toEqual([])
    expect(system.anchors.size).toBe(1)
    expect(await problems()).toEqual([])
  })
})
