import * as z from 'zod/mini'

/** A text in a request: half a character of two is replaced, since no hash can be made of it (REC-3). */
export const text = z.string().check(z.overwrite((given) => given.toWellFormed()))
