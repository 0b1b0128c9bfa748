import type { State } from '../state.ts'

/** Attributes in DynamoDB's notation, like `{pk: {S: 'a'}}`. */
export type AttributeMap = Record<string, unknown>

/** The items that were deleted because they had expired. */
export interface ExpiredKeys {
  add(table: string, keys: AttributeMap, expiry: unknown): void
  has(table: string, keys: AttributeMap, expiry: unknown): boolean
}

/** Opens the expired items kept in the state. */
export function openExpiredKeys({ database }: State): ExpiredKeys {
  database.exec('CREATE TABLE IF NOT EXISTS expired (item TEXT PRIMARY KEY) STRICT')
  const insert = database.prepare('INSERT OR IGNORE INTO expired (item) VALUES (?)')
  const select = database.prepare('SELECT 1 FROM expired WHERE item = ?')
  return {
    add: (...item) => {
      insert.run(identity(...item))
    },
    has: (...item) => select.get(identity(...item)) !== undefined,
  }
}

function identity(table: string, keys: AttributeMap, expiry: unknown): string {
  const sorted = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([table, sorted, expiry])
}
