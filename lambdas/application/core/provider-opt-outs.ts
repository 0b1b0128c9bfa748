/** The provider's own opt-out list. It is a backstop: what counts is the record here. */
export interface ProviderOptOuts {
  /** Since when a number is on the list, ISO 8601; undefined where it is on none. */
  since(to: string): Promise<string | undefined>
  /** Asks the provider to take a number off the list, which it does once in 30 days; raises an error where it does not. */
  remove(to: string): Promise<void>
}
