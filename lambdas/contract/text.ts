import * as z from 'zod/mini'

/** A text in a request: lone surrogates are replaced, since they cannot be hashed (REC-3). */
export const text = z.string().check(z.overwrite((given) => given.toWellFormed()))
