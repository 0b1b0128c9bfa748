import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'

/** A text message as the local page shows it; `in` is from the phone to the system. */
export interface Text {
  direction: 'in' | 'out'
  body: string
  from: string
  to: string
  /** ISO 8601. */
  at: string
}

/** The text messages of every simulated phone. */
export interface Texts {
  add(phone: string, text: Omit<Text, 'at'>): void
  /** The messages of a phone, oldest first. */
  list(phone: string): Text[]
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS texts (
    position INTEGER PRIMARY KEY AUTOINCREMENT, phone TEXT NOT NULL, direction TEXT NOT NULL,
    body TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS textsByPhone ON texts (phone, position)`

/** Opens the text messages kept in the state. */
export function openTexts(state: State, clock: Clock): Texts {
  state.database.exec(SCHEMA)
  const insert = state.database.prepare(
    'INSERT INTO texts (phone, direction, body, sender, recipient, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const select = state.database.prepare(
    'SELECT direction, body, sender AS "from", recipient AS "to", at FROM texts WHERE phone = ? ORDER BY position',
  )
  return {
    add: (phone, { direction, body, from, to }) => {
      insert.run(phone, direction, body, from, to, new Date(clock.now()).toISOString())
    },
    list: (phone) => select.all(phone).map((row) => ({ ...row }) as unknown as Text),
  }
}
