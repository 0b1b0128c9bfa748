/** An answer that may go on. */
export interface Page {
  cursor: string | null
}

/** The pages of an answer, one asked for after another, from the beginning or from a cursor. */
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
