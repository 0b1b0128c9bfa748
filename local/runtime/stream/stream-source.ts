import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { ExpiredKeys } from '../../engine/expired-keys.ts'
import type { ExpiryProgress } from '../../engine/expiry-progress.ts'
import type { Objects } from '../../services/objects/objects.ts'
import type { Queues } from '../../services/queues/queues.ts'
import type { State } from '../../state.ts'
import type { StreamSource } from '../../template/event-sources.ts'
import type { StackTable } from '../../template/stack.ts'
import { failedItems } from '../functions/batch-failures.ts'
import type { Functions } from '../functions/functions.ts'
import { type WakingLoop, wakingLoop } from '../waking-loop.ts'
import { deliver } from './deliver.ts'
import { matches } from './event-pattern.ts'
import { giveUp } from './give-up.ts'
import type { Shard, StreamReader } from './stream-reader.ts'
import { type EngineRecord, type StreamRecord, streamRecord } from './stream-record.ts'

/** What feeding a function from a stream needs. */
export interface StreamFeed {
  reader: StreamReader
  table: StackTable
  functions: Functions
  queues: Queues
  objects: Objects
  state: State
  clock: Clock
  expired: ExpiredKeys
  progress: ExpiryProgress
  report: (line: string) => void
}

/** Milliseconds between two reads of the stream when no write through the local origin wakes the loop. */
const POLL_INTERVAL = 1000

/** Feeds a function from a table's stream, in order in each shard, from where it last stopped. */
export function feedFromStream(source: StreamSource, feed: StreamFeed): WakingLoop {
  return wakingLoop(async () => {
    let worked = false
    const shards = await feed.reader.shards()
    for (const shard of shards) {
      const parentEnded = !isKnown(shard.ParentShardId, shards) || hasEnded(source, feed, shard.ParentShardId)
      if (parentEnded && (await processShard(source, feed, shard))) worked = true
    }
    return { worked, sleep: POLL_INTERVAL }
  }, feed.report)
}

function isKnown(shardId: string | undefined, shards: Shard[]): boolean {
  return shards.some(({ ShardId }) => ShardId === shardId)
}

function hasEnded({ id }: StreamSource, { state }: StreamFeed, shardId = ''): boolean {
  return state.get(`ended ${id} ${shardId}`) !== undefined
}

async function processShard(source: StreamSource, feed: StreamFeed, { ShardId }: Shard): Promise<boolean> {
  if (hasEnded(source, feed, ShardId)) return false
  const checkpoint = `checkpoint ${source.id} ${ShardId}`
  let worked = false
  for (;;) {
    const { records, ended } = await feed.reader.read(ShardId, feed.state.get(checkpoint), READ_LIMIT)
    if (ended) feed.state.set(`ended ${source.id} ${ShardId}`, 'yes')
    const last = records.at(-1)
    if (!last) return worked
    const wanted = records
      .map((record) => toStreamRecord(record, source, feed))
      .filter((it) => isWanted(it, source))
    for (const batch of batchesOf(wanted, source.batchSize)) {
      await deliverBatch(batch, source, feed, ShardId)
      feed.progress.processed += batch.filter(({ userIdentity }) => userIdentity !== undefined).length
      feed.state.set(checkpoint, batch.at(-1)?.dynamodb.SequenceNumber ?? '')
    }
    feed.state.set(checkpoint, last.dynamodb.SequenceNumber)
    worked = true
  }
}

/** Records per read. Each read costs two requests, and a function wants few of the records. */
const READ_LIMIT = 1000

function batchesOf(records: StreamRecord[], size: number): StreamRecord[][] {
  return Array.from({ length: Math.ceil(records.length / size) }, (_, i) =>
    records.slice(i * size, (i + 1) * size),
  )
}

function toStreamRecord(record: EngineRecord, { streamArn }: StreamSource, feed: StreamFeed): StreamRecord {
  const { clock, table, expired } = feed
  const expiry = table.properties.TimeToLiveSpecification?.AttributeName
  const { Keys, OldImage } = record.dynamodb
  return streamRecord(record, {
    streamArn,
    aheadSeconds: Math.round((clock.now() - Date.now()) / 1000),
    expired:
      record.eventName === 'REMOVE' &&
      expiry !== undefined &&
      expired.has(table.name, Keys, OldImage?.[expiry]),
  })
}

function isWanted(record: StreamRecord, { patterns }: StreamSource): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, record))
}

async function deliverBatch(
  records: StreamRecord[],
  source: StreamSource,
  feed: StreamFeed,
  shardId: string,
): Promise<void> {
  const { functions, clock, report } = feed
  const functionArn = functions.byName.get(source.function)?.arn ?? ''
  await deliver(records, {
    maximumRetries: source.maximumRetries,
    bisect: source.bisect,
    pause,
    attempt: async (batch) => {
      const outcome = await functions.invoke(source.function, JSON.stringify({ Records: batch }))
      const ids = batch.map(({ dynamodb }) => dynamodb.SequenceNumber)
      const failed = failedItems(ids, outcome, source.partialFailures)
      return failed.size === 0 ? undefined : ids.findIndex((id) => failed.has(id))
    },
    giveUp: (batch, attempts) => {
      report(
        `${source.function} gave up on ${batch.length} stream record${batch.length === 1 ? '' : 's'} after ${attempts} attempts`,
      )
      giveUp(batch, { source, functionArn, shardId, attempts, now: clock.now() }, feed)
    },
  })
}
