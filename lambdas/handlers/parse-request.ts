import type * as z from 'zod/mini'
import { type Issue, type Refusal, refuse } from '../application/refusal.ts'

/** What a schema makes of a request: the request, or its refusal with every field that is wrong. */
export function parseRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: unknown,
): { request: z.infer<Schema> } | { refusal: Refusal } {
  const result = schema.safeParse(request)
  if (result.success) return { request: result.data }
  return { refusal: refuse('invalid_request', ...result.error.issues.flatMap(describe)) }
}

/** What is told of a flaw: its field and a sentence, but no value. */
function describe(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathTo([...issue.path, key]),
      message: 'is no field of this request',
    }))
  }
  return [{ path: pathTo(issue.path), message: sentences[issue.code] ?? issue.message }]
}

const sentences: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'is missing or of the wrong type',
  invalid_union: 'is missing or of the wrong type',
  invalid_value: 'is none of the values that are allowed here',
}

/** A field's place, its names only: a key that is no name could be a value in disguise. */
function pathTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (/^\w{1,40}$/.test(String(part)) && !/^\d{7,}$/.test(String(part)) ? String(part) : '?'))
    .join('.')
}
