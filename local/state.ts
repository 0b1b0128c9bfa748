import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** What must outlive a `kill -9` when a data folder is named, and lives in memory otherwise. */
export interface State {
  database: DatabaseSync
  /** Runs the writes in one transaction: all of them last, or none. */
  atomically<T>(write: () => T): T
  /** A value that was set, or undefined. */
  get(key: string): string | undefined
  set(key: string, value: string): void
  close(): void
}

/** Opens the state; a folder that another run is using raises a {@link UserFacingError}. */
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
    atomically: (work) => atomically(database, work),
    get: (key) => read.get(key)?.value as string | undefined,
    set: (key, value) => {
      write.run(key, value)
    },
    close: () => database.close(),
  }
}

/** The value of a setting, made once and kept from then on. */
export function keptOnce(state: State, key: string, make: () => string = randomUUID): string {
  const kept = state.get(key) ?? make()
  state.set(key, kept)
  return kept
}

function atomically<T>(database: DatabaseSync, work: () => T): T {
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
