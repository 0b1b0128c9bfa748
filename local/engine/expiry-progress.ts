/** How far the expiry of items has come since this run started. */
export interface ExpiryProgress {
  /** Items that were deleted because they had expired. */
  deleted: number
  /** Deleted items that a function subscribed to and has processed. */
  processed: number
}

/** Describes the progress in one sentence. */
export function describeProgress({ deleted, processed }: ExpiryProgress): string {
  return `So far ${deleted} expired items were deleted, and the functions have processed ${processed} of them.`
}
