/** Works through what is due: one that fails holds up no other, and the first error is raised when all have been tried. */
export async function tryEach<Thing>(
  things: AsyncIterable<Thing>,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = []
  for await (const thing of things) {
    await work(thing).catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) throw errors[0]
}
