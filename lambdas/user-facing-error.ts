/** An error whose message is a plain sentence for the person at the terminal: what is wrong, and the mend. */
export class UserFacingError extends Error {
  override name = 'UserFacingError'
}
