import type * as z from 'zod/mini'
import { type Issue, type Refusal, refuse } from '../../application/core/refusal.ts'

/** Parses a request with a schema: returns the request, or a refusal that names every wrong field. */
export function parseRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: unknown,
): { request: z.infer<Schema> } | { refusal: Refusal } {
  const result = schema.safeParse(request)
  if (result.success) return { request: result.data }
  return { refusal: refuse('invalid_request', ...issuesOf(result.error)) }
}

/** Describes everything that a schema found wrong. */
export function issuesOf({ issues }: z.core.$ZodError): Issue[] {
  return issues.flatMap(describe)
}

/** Describes one flaw by its field and a sentence, never by its value. */
function describe(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathTo([...issue.path, key]),
      message: 'is not a field of this request',
    }))
  }
  const nearest = issue.code === 'invalid_union' ? nearestOf(issue.errors) : []
  if (nearest.length > 0)
    return nearest.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }))
  return [{ path: pathTo(issue.path), message: allowed(issue) ?? sentences[issue.code] ?? issue.message }]
}

/** Of the forms that a field may take, returns the flaws of the form that it has. */
function nearestOf(forms: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] {
  const isOfThisForm = (flaws: z.core.$ZodIssue[]) =>
    flaws.length > 0 && flaws.every(({ code, path }) => code !== 'invalid_type' || path.length > 0)
  return forms.find(isOfThisForm) ?? []
}

const sentences: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'is missing or of the wrong type',
  invalid_union: 'is missing or of the wrong type',
}

/** Names the allowed values of a field that takes one of a few, such as the action. */
function allowed(issue: z.core.$ZodIssue): string | undefined {
  const values = issue.code === 'invalid_value' ? issue.values : undefined
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined
  const all = values ?? options
  return all && `must be one of: ${all.map(String).join(', ')}`
}

/** The path of a field. A key that does not look like a name may be a value, so it becomes a question mark. */
function pathTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (/^\w{1,40}$/.test(String(part)) && !/^\d{7,}$/.test(String(part)) ? String(part) : '?'))
    .join('.')
}
