/** Raised when something in the table is not whole: nothing is sent or granted on it (GATE-1). */
export class BrokenRecordError extends Error {
  override name = 'BrokenRecordError'
}
