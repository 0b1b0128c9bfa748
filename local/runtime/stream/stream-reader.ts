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

/** Finds the stream of a table, which the engine names itself. */
export async function streamReader(endpoint: string, table: string): Promise<StreamReader> {
  const call = <Output>(operation: string, input: object) =>
    callEngine<Output>(endpoint, `${STREAMS}.${operation}`, input)
  const { Streams } = await call<{ Streams: { StreamArn: string }[] }>('ListStreams', { TableName: table })
  const StreamArn = Streams.at(-1)?.StreamArn
  if (!StreamArn) throw new Error(`The table ${table} has no stream.`)

  return {
    shards: async () => {
      const { StreamDescription } = await call<{ StreamDescription: { Shards: Shard[] } }>('DescribeStream', {
        StreamArn,
      })
      return parentsFirst(StreamDescription.Shards)
    },
    read: async (ShardId, after, Limit) => {
      const position = after
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
        : { ShardIteratorType: 'TRIM_HORIZON' }
      const iterator = await call<object>('GetShardIterator', { StreamArn, ShardId, ...position })
      const { Records, NextShardIterator } = await call<{
        Records: EngineRecord[]
        NextShardIterator?: string
      }>('GetRecords', { ...iterator, Limit })
      return { records: Records, ended: NextShardIterator === undefined && Records.length === 0 }
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
