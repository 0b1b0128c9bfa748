/** Resolves a template's references. */
export interface References {
  /** The value of `Ref`. */
  ref(logicalId: string): unknown
  /** The value of `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): unknown
}

/** Replaces every intrinsic function in a part of a template with its value; throws for an unknown function. */
export function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, references))
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only && isIntrinsic(only[0])) return call(only[0], only[1], references)
  return Object.fromEntries(entries.map(([key, entry]) => [key, resolve(entry, references)]))
}

type Intrinsic = (argument: unknown, references: References) => unknown

const intrinsics = new Map<string, Intrinsic>([
  ['Ref', (argument, { ref }) => ref(String(argument))],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Join', (argument, references) => join(list(argument, references))],
  ['Fn::Split', (argument, references) => split(list(argument, references))],
  ['Fn::Select', (argument, references) => select(list(argument, references))],
  ['Fn::Sub', substitute],
])

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::')
}

function call(name: string, argument: unknown, references: References): unknown {
  const intrinsic = intrinsics.get(name)
  if (!intrinsic) throw new Error(`The local run does not support the template function ${name}.`)
  return intrinsic(argument, references)
}

function getAttribute(argument: unknown, { attribute }: References): unknown {
  const [logicalId, ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
  return attribute(logicalId ?? '', path.join('.'))
}

function join([separator, parts]: unknown[]): string {
  return (Array.isArray(parts) ? parts : []).map(String).join(String(separator))
}

function split([separator, text]: unknown[]): string[] {
  return String(text).split(String(separator))
}

function select([index, from]: unknown[]): unknown {
  return Array.isArray(from) ? from[Number(index)] : undefined
}

function substitute(argument: unknown, references: References): string {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}]
  const values = new Map(Object.entries(isObject(given) ? given : {}))
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`
    if (values.has(name)) return String(resolve(values.get(name), references))
    return String(name.includes('.') ? getAttribute(name, references) : references.ref(name))
  })
}

function list(argument: unknown, references: References): unknown[] {
  const resolved = resolve(argument, references)
  return Array.isArray(resolved) ? resolved : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
