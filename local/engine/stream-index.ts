import { DatabaseSync } from 'node:sqlite'

/**
 * Gives the embedded engine the index that its streams lack: without it every write looks through all stream records
 * there are, and a table of a few thousand people is too slow to try anything on. An engine that keeps them otherwise is
 * left as it is.
 */
export function indexStreams(database: string): void {
  const engine = new DatabaseSync(database, { timeout: 5000 })
  try {
    if (!hasStreamRecords(engine)) return
    engine.exec(`
      CREATE INDEX IF NOT EXISTS stream_ends ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS stream_order
        ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));
    `)
  } finally {
    engine.close()
  }
}

function hasStreamRecords(engine: DatabaseSync): boolean {
  const columns = engine.prepare("SELECT name FROM pragma_table_info('_stream_records')").all()
  const names = new Set(columns.map(({ name }) => name))
  return ['table_name', 'shard_id', 'sequence_number'].every((name) => names.has(name))
}
