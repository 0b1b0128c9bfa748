/** Raised when an item in the table is incomplete or invalid: nothing is sent or granted based on it (GATE-1). */
export class BrokenRecordError extends Error {
  override name = 'BrokenRecordError'
}
