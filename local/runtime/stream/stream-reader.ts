import { callEngine } from '../../engine/engine-request.ts'
import type { EngineRecord } from './stream-record.ts'

/** A shard of a table's stream. */
export interface Shard {
  ShardId: string
  ParentShardId?: string
}

/** A batch read from a shard. */
export interface ShardBatch {
  records: EngineRecord[]
  /** True if the shard has ended and all its records have been read. */
  ended: boolean
}

/** Reads the engine's stream of one table. */
export interface StreamReader {
  /** The shards, each after its parent. */
  shards(): Promise<Shard[]>
  /** Reads the records after a sequence number, or from the beginning of the shard. */
  read(shardId: string, after: string | undefined, limit: number): Promise<ShardBatch>
}

const STREAMS = 'DynamoDBStreams_20120810'

/** Milliseconds for which a list of shards is used: a shard lives for hours. */
const SHARDS_KEPT = 1000

/** Finds the stream of a table, which the engine names itself. */
export async function streamReader(endpoint: string, table: string): Promise<StreamReader> {
  const call = <Output>(operation: string, input: object) =>
    callEngine<Output>(endpoint, `${STREAMS}.${operation}`, input)
  const { Streams } = await call<{ Streams: { StreamArn: string }[] }>('ListStreams', { TableName: table })
  const StreamArn = Streams.at(-1)?.StreamArn
  if (!StreamArn) throw new Error(`The table ${table} has no stream.`)

  let known: { shards: Shard[]; until: number } = { shards: [], until: 0 }
  /** Where the next read of a shard begins, if it goes on after this record: an iterator saves a request. */
  const iterators = new Map<string, { after: string | undefined; iterator: string }>()
  const iteratorAfter = async (ShardId: string, after: string | undefined): Promise<string> => {
    const position = after
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
      : { ShardIteratorType: 'TRIM_HORIZON' }
    const asked = { StreamArn, ShardId, ...position }
    return (await call<{ ShardIterator: string }>('GetShardIterator', asked)).ShardIterator
  }

  return {
    shards: async () => {
      if (performance.now() < known.until) return known.shards
      const { StreamDescription } = await call<{ StreamDescription: { Shards: Shard[] } }>('DescribeStream', {
        StreamArn,
      })
      known = { shards: parentsFirst(StreamDescription.Shards), until: performance.now() + SHARDS_KEPT }
      return known.shards
    },
    read: async (shardId, after, Limit) => {
      const next = iterators.get(shardId)
      // An iterator that fails is not used again.
      iterators.delete(shardId)
      const ShardIterator = next && next.after === after ? next.iterator : await iteratorAfter(shardId, after)
      const { Records: records, NextShardIterator: iterator } = await call<{
        Records: EngineRecord[]
        NextShardIterator?: string
      }>('GetRecords', { ShardIterator, Limit })
      if (iterator !== undefined)
        iterators.set(shardId, { after: records.at(-1)?.dynamodb.SequenceNumber ?? after, iterator })
      return { records, ended: iterator === undefined && records.length === 0 }
    },
  }
}

function parentsFirst(shards: Shard[]): Shard[] {
  const known = new Map(shards.map((shard) => [shard.ShardId, shard]))
  const depth = ({ ParentShardId }: Shard): number => {
    const parent = ParentShardId ? known.get(ParentShardId) : undefined
    return parent ? depth(parent) + 1 : 0
  }
  return shards.toSorted((a, b) => depth(a) - depth(b))
}
