/** How far the expiry of items has come since the local run was started. */
export interface ExpiryProgress {
  /** Items that were deleted since they had expired. */
  deleted: number
  /** Those of them that a function wanted to be told of, and has taken. */
  taken: number
}

/** In words, for whoever waits. */
export function describeProgress({ deleted, taken }: ExpiryProgress): string {
  return `${deleted} expired items are deleted, and the functions have taken ${taken} of them so far.`
}
