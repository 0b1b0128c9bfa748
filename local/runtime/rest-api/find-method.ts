import type { StackMethod } from '../../template/rest-apis.ts'

/** The method that handles a request, and the values of its path parameters as they were sent. */
export interface FoundMethod {
  method: StackMethod
  parameters: Record<string, string>
}

/**
 * Finds the resource of a path, preferring fixed parts to parameters, and its method; ignores a trailing slash. A last part
 * like `{proxy+}` takes the whole rest of the path.
 */
export function findMethod(
  methods: readonly StackMethod[],
  httpMethod: string,
  path: string,
): FoundMethod | undefined {
  const sent = partsOf(path.replace(/(?<=.)\/$/, ''))
  const [resource] = [...new Set(methods.map((method) => method.resource))]
    .filter((each) => matches(partsOf(each), joinRest(partsOf(each), sent)))
    .sort(fixedFirst)
  if (resource === undefined) return undefined
  const candidates = methods.filter((method) => method.resource === resource)
  const method =
    candidates.find((each) => each.httpMethod === httpMethod) ??
    candidates.find((each) => each.httpMethod === 'ANY')
  return method && { method, parameters: parametersOf(partsOf(resource), joinRest(partsOf(resource), sent)) }
}

/** The parts of a path, those that a greedy parameter takes as one. */
function joinRest(resource: string[], parts: string[]): string[] {
  const last = resource.length - 1
  return resource[last]?.endsWith('+}') && parts.length > last
    ? [...parts.slice(0, last), parts.slice(last).join('/')]
    : parts
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
    resource.flatMap((part, i) => (isParameter(part) ? [[part.replace(/[{}+]/g, ''), parts[i] ?? '']] : [])),
  )
}
