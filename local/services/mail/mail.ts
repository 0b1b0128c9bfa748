import type { Clock } from '../../clock.ts'
import type { State } from '../../state.ts'

/** A sent mail. */
export interface MailMessage {
  id: string
  from: string
  to: string[]
  subject: string
  /** Null if the mail has no text part. */
  text: string | null
  html: string | null
  headers: Record<string, string>
  /** ISO 8601. */
  at: string
}

/** Sent mail, none of which leaves this machine. */
export interface Mail {
  add(message: Omit<MailMessage, 'at'>): void
  /** Every mail, oldest first. */
  all(): MailMessage[]
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS mail (position INTEGER PRIMARY KEY AUTOINCREMENT, message TEXT NOT NULL) STRICT`

/** Opens the mail kept in the state. */
export function openMail({ database }: State, clock: Clock): Mail {
  database.exec(SCHEMA)
  const insert = database.prepare('INSERT INTO mail (message) VALUES (?)')
  const select = database.prepare('SELECT message FROM mail ORDER BY position')
  return {
    add: (message) => {
      insert.run(JSON.stringify({ ...message, at: new Date(clock.now()).toISOString() }))
    },
    all: () => select.all().map(({ message }) => JSON.parse(String(message)) as MailMessage),
  }
}
