/** The provider's own opt-out list. It is a backstop: the record here is what counts. */
export interface ProviderOptOuts {
  /** Since when a number is on the list, ISO 8601; undefined if it is not on it. */
  since(to: string): Promise<string | undefined>
  /** Asks the provider to remove a number from the list, which it does once in 30 days; throws if it does not. */
  remove(to: string): Promise<void>
}
