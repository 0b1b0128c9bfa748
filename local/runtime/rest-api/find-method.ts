import type { StackMethod } from '../../template/rest-apis.ts'

/** The method that handles a request, and the values of its path parameters as they were sent. */
export interface FoundMethod {
  method: StackMethod
  parameters: Record<string, string>
}

/** Finds the resource of a path, preferring fixed parts to parameters, and its method; ignores a trailing slash. */
export function findMethod(
  methods: readonly StackMethod[],
  httpMethod: string,
  path: string,
): FoundMethod | undefined {
  const parts = partsOf(path.replace(/(?<=.)\/$/, ''))
  const [resource] = [...new Set(methods.map((method) => method.resource))]
    .filter((each) => matches(partsOf(each), parts))
    .sort(fixedFirst)
  if (resource === undefined) return undefined
  const candidates = methods.filter((method) => method.resource === resource)
  const method =
    candidates.find((each) => each.httpMethod === httpMethod) ??
    candidates.find((each) => each.httpMethod === 'ANY')
  return method && { method, parameters: parametersOf(partsOf(resource), parts) }
}

function partsOf(path: string): string[] {
  return path.split('/').slice(1)
}

function matches(resource: string[], parts: string[]): boolean {
  return (
    resource.length === parts.length &&
    resource.every((part, i) => (isParameter(part) ? parts[i] !== '' : part === parts[i]))
  )
}

/** Compares two resources by the first part in which they differ. */
function fixedFirst(one: string, other: string): number {
  const others = partsOf(other)
  const differing = partsOf(one).findIndex((part, i) => part !== others[i])
  return Number(isParameter(partsOf(one)[differing] ?? '')) - Number(isParameter(others[differing] ?? ''))
}

function isParameter(part: string): boolean {
  return part.startsWith('{')
}

function parametersOf(resource: string[], parts: string[]): Record<string, string> {
  return Object.fromEntries(
    resource.flatMap((part, i) => (isParameter(part) ? [[part.slice(1, -1), parts[i] ?? '']] : [])),
  )
}
