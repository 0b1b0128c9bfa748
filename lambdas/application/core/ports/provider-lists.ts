/** A person on one of the provider's opt-out lists. */
export interface Listed {
  to: string
  /** Since when, ISO 8601. */
  since: string
}

/** The provider's opt-out lists, as a whole. */
export interface ProviderLists {
  /** The lists that each of these numbers uses: its own, and that of its pool; a number that the provider lacks has none. */
  listsOf(numbers: ReadonlySet<string>): Promise<Map<string, ReadonlySet<string>>>
  /** Everybody on a list, page by page. */
  pages(list: string): AsyncIterable<readonly Listed[]>
}
