/** What was sent to one person by one tenant: counters beside the record, outside what the ledger folds to. */
export interface Sends {
  /** When replies left in the last hour, by originator; stop confirmations are counted apart (REPLY-1). */
  replies: Record<string, string[]>
  stopConfirmations: Record<string, string[]>
  /** Grants whose confirming text did not leave, or may not have (GATE-11). */
  unconfirmed: string[]
}

/** Nothing was sent. */
export const noSends: Sends = { replies: {}, stopConfirmations: {}, unconfirmed: [] }
