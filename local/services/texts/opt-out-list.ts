import type { State } from '../../state.ts'

/** The provider's own opt-out list, `Default`. It knows nothing of the system's records. */
export interface OptOutList {
  add(phone: string, now: number): void
  remove(phone: string): void
  /** When the number was put on the list, undefined where it is not on it. */
  since(phone: string): number | undefined
  /** So many numbers, by number, after this one. */
  after(phone: string, most: number): { phone: string; since: number }[]
}

/** Opens the list kept in the state. */
export function openOptOutList({ database }: State): OptOutList {
  database.exec('CREATE TABLE IF NOT EXISTS optOuts (phone TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT')
  const insert = database.prepare('INSERT OR IGNORE INTO optOuts (phone, since) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM optOuts WHERE phone = ?')
  const one = database.prepare('SELECT since FROM optOuts WHERE phone = ?')
  const after = database.prepare('SELECT phone, since FROM optOuts WHERE phone > ? ORDER BY phone LIMIT ?')
  return {
    add: (phone, now) => {
      insert.run(phone, now)
    },
    remove: (phone) => {
      remove.run(phone)
    },
    since: (phone) => one.get(phone)?.since as number | undefined,
    after: (phone, most) =>
      after.all(phone, most).map((row) => ({ ...row }) as { phone: string; since: number }),
  }
}
