/** A page of an answer; a cursor of null ends it. */
export interface Page {
  cursor: string | null
}

/** Requests the pages of an answer one after another, from the beginning or from a cursor. */
export async function* pagesFrom<P extends Page>(
  ask: (cursor: string | undefined) => Promise<P>,
  cursor?: string | undefined,
): AsyncGenerator<P> {
  let next: string | undefined = cursor
  do {
    const page = await ask(next)
    yield page
    next = page.cursor ?? undefined
  } while (next !== undefined)
}
