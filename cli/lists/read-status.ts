import { nameKey } from './header.ts'
import type { ListForm, ListStatus } from './vendors.ts'

/** Words that every list may use, without case and punctuation. "No" counts as a stop: that sends fewer messages. */
const USUAL = new Map<string, ListStatus>([
  ...[
    'optedin',
    'optin',
    'in',
    'reoptin',
    'subscribed',
    'subscribe',
    'consented',
    'active',
    'yes',
    'y',
    'true',
    '1',
  ].map((word) => [word, 'opted_in'] as const),
  ...[
    'optedout',
    'optout',
    'out',
    'unsubscribed',
    'unsubscribe',
    'stopped',
    'stop',
    'revoked',
    'suppressed',
    'blocked',
    'inactive',
    'no',
    'n',
    'false',
    '0',
  ].map((word) => [word, 'opted_out'] as const),
  ...[
    'pending',
    'neversubscribed',
    'notsubscribed',
    'nonsubscribed',
    'notspecified',
    'notset',
    'unknown',
  ].map((word) => [word, 'neither'] as const),
])

/** What a cell of a status column says; undefined: nothing that we know. A list of several words counts by its strongest. */
export function readStatus(cell: string, { statuses = {} }: ListForm): ListStatus | undefined {
  const own = new Map(Object.entries(statuses).map(([word, status]) => [nameKey(word), status]))
  const said = (word: string) => own.get(nameKey(word)) ?? USUAL.get(nameKey(word))
  const whole = said(cell)
  if (whole !== undefined) return whole
  const several = cell.split(/[,;|]/).map(said)
  if (several.length < 2 || several.includes(undefined)) return undefined
  return (['opted_out', 'opted_in', 'neither'] as const).find((status) => several.includes(status))
}
