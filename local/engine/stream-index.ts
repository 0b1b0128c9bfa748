import { DatabaseSync } from 'node:sqlite'

/**
 * Adds the indexes that the embedded engine's streams lack: without them every write scans all stream records, and a table
 * of a few thousand people is too slow to use. Does nothing if the engine stores its streams differently.
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
