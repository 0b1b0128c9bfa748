/** An error whose message is a plain sentence for the person at the terminal: what is wrong, and the fix. */
export class UserFacingError extends Error {
  override name = 'UserFacingError'
}
