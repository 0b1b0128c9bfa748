import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** What survives `kill -9` when there is a data folder; without one it is kept in memory. */
export interface State {
  database: DatabaseSync
  /** Runs the writes in one transaction: all of them are kept, or none. */
  inTransaction<T>(write: () => T): T
  /** The value of a key, or undefined. */
  get(key: string): string | undefined
  set(key: string, value: string): void
  close(): void
}

/** Opens the state; throws {@link UserFacingError} if another run is using the folder. */
export function openState(dataFolder: string | undefined): State {
  const database = new DatabaseSync(dataFolder ? join(dataFolder, 'local.sqlite') : ':memory:')
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec('CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT')
  } catch {
    throw new UserFacingError(
      `The data folder ${dataFolder} is in use or damaged: stop the other run, or set ASSENT_DATA to another folder.`,
    )
  }
  const read = database.prepare('SELECT value FROM settings WHERE key = ?')
  const write = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
  return {
    database,
    inTransaction: (work) => inTransaction(database, work),
    get: (key) => read.get(key)?.value as string | undefined,
    set: (key, value) => {
      write.run(key, value)
    },
    close: () => database.close(),
  }
}

/** The value of a setting, created on first use and kept from then on. */
export function getOrCreate(state: State, key: string, make: () => string = randomUUID): string {
  const kept = state.get(key) ?? make()
  state.set(key, kept)
  return kept
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work()
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
