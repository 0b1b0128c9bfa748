import type * as z from 'zod/mini'
import { type Issue, type Refusal, refuse } from '../../application/core/refusal.ts'

/** What a schema makes of a request: the request, or its refusal with every field that is wrong. */
export function parseRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: unknown,
): { request: z.infer<Schema> } | { refusal: Refusal } {
  const result = schema.safeParse(request)
  if (result.success) return { request: result.data }
  return { refusal: refuse('invalid_request', ...issuesOf(result.error)) }
}

/** What is told of everything that a schema found wrong. */
export function issuesOf({ issues }: z.core.$ZodError): Issue[] {
  return issues.flatMap(describe)
}

/** What is told of a flaw: its field and a sentence, but no value. */
function describe(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathTo([...issue.path, key]),
      message: 'is no field of this request',
    }))
  }
  const nearest = issue.code === 'invalid_union' ? nearestOf(issue.errors) : []
  if (nearest.length > 0)
    return nearest.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }))
  return [{ path: pathTo(issue.path), message: sentences[issue.code] ?? issue.message }]
}

/** Of the forms that a field may have, the flaws of the one that it has. */
function nearestOf(forms: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] {
  const isOfThisForm = (flaws: z.core.$ZodIssue[]) =>
    flaws.length > 0 && flaws.every(({ code, path }) => code !== 'invalid_type' || path.length > 0)
  return forms.find(isOfThisForm) ?? []
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
