import type { State } from '../../state.ts'

/** The provider's own opt-out list, `Default`, independent of the system's records. */
export interface OptOutList {
  add(phone: string, now: number): void
  remove(phone: string): void
  /** When the number was added to the list, undefined if it is not on it. */
  since(phone: string): number | undefined
  /** The next numbers after this one, in order, up to the limit. */
  after(phone: string, limit: number): { phone: string; since: number }[]
}

/** Opens the list kept in the state. */
export function openOptOutList({ database }: State): OptOutList {
  database.exec('CREATE TABLE IF NOT EXISTS optOuts (phone TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT')
  const insert = database.prepare('INSERT OR IGNORE INTO optOuts (phone, since) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM optOuts WHERE phone = ?')
  const select = database.prepare('SELECT since FROM optOuts WHERE phone = ?')
  const after = database.prepare('SELECT phone, since FROM optOuts WHERE phone > ? ORDER BY phone LIMIT ?')
  return {
    add: (phone, now) => {
      insert.run(phone, now)
    },
    remove: (phone) => {
      remove.run(phone)
    },
    since: (phone) => select.get(phone)?.since as number | undefined,
    after: (phone, limit) =>
      after.all(phone, limit).map((row) => ({ ...row }) as { phone: string; since: number }),
  }
}
