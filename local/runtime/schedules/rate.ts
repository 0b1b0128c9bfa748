const UNITS = new Map([
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
])

/** Milliseconds between two runs of a schedule like `rate(5 minutes)`; throws for any other expression. */
export function intervalOf(expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  const milliseconds = UNITS.get(unit)
  if (!milliseconds)
    throw new Error(`The local run supports only schedules like rate(5 minutes), not ${expression}.`)
  return Number(count) * milliseconds
}
