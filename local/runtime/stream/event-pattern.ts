/** Whether an event matches an event pattern of Lambda's filter criteria or EventBridge. */
export function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((condition) => meets(condition, event))
  if (!isObject(pattern)) return false
  return Object.entries(pattern).every(([key, inner]) =>
    key === '$or'
      ? Array.isArray(inner) && inner.some((choice) => matches(choice, event))
      : matches(inner, isObject(event) ? event[key] : undefined),
  )
}

type Comparison = (operand: unknown, value: unknown) => boolean

const comparisons = new Map<string, Comparison>([
  ['prefix', (operand, value) => typeof value === 'string' && value.startsWith(String(operand))],
  ['suffix', (operand, value) => typeof value === 'string' && value.endsWith(String(operand))],
  ['equals-ignore-case', (operand, value) => String(value).toLowerCase() === String(operand).toLowerCase()],
  ['exists', (operand, value) => (value !== undefined) === operand],
  ['anything-but', (operand, value) => value !== undefined && ![operand].flat().includes(value)],
  ['numeric', (operand, value) => isInRange(operand as unknown[], Number(value))],
])

function meets(condition: unknown, value: unknown): boolean {
  if (!isObject(condition)) return condition === value
  return Object.entries(condition).every(([name, operand]) => {
    const comparison = comparisons.get(name)
    if (!comparison) throw new Error(`The local run does not support "${name}" in event patterns.`)
    return comparison(operand, value)
  })
}

function isInRange([operator, bound, ...rest]: unknown[], value: number): boolean {
  const holds = {
    '=': value === Number(bound),
    '<': value < Number(bound),
    '<=': value <= Number(bound),
    '>': value > Number(bound),
    '>=': value >= Number(bound),
  }[String(operator)]
  return holds === true && (rest.length === 0 || isInRange(rest, value))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
