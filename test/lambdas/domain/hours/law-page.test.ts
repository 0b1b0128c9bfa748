import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calendars } from '../../../../lambdas/domain/hours/holidays.ts'
import { reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { STATES } from '../../../../tools/places/states.ts'

/** As it is written, but for the spaces that pad the tables. */
const page = readFileSync('docs/law.md', 'utf8').replaceAll(/ +\|/g, ' |')
const rows = page.split('\n').filter((line) => line.startsWith('| `'))

test.each(reviewedRules)('GATE-7 the page about the law says what the data does of $place: $law', (rule) => {
  const row = rows.find((line) => line.startsWith(`| \`${rule.place}\``) && line.includes(rule.law))
  const { weekdays, saturday, sunday, cap, holidays } = rule
  for (const hours of [weekdays, saturday, sunday])
    if (hours) expect(row).toContain(`${hours.from}-${hours.to}`)
  expect(row).toContain(`| ${rule.exemptsConsent} | ${rule.sure}, ${rule.verifiedOn ?? 'not verified'} |`)
  expect(row).toContain(cap === null ? '| – |' : `| ${cap.messages} in ${cap.hours} hours |`)
  expect([row?.includes('| Sundays'), row?.includes('legal holidays')]).toEqual([
    sunday === null,
    holidays !== undefined,
  ])
})

test('GATE-7 the page names no rule that the data lacks', () => {
  const [, covered = ''] = page.split('\n## Covered')
  const [table = ''] = covered.split('\n### ')
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(reviewedRules.length)
})

test.each([...calendars].filter(([place]) => place !== 'US'))(
  'GATE-7 the page names the holidays of %s and their law',
  (place, { law }) => {
    expect(rows.some((line) => line.startsWith(`| \`${place}\``) && line.includes(law))).toBe(true)
  },
)

test.each([...STATES.values()].map((name) => name.replace(/ State$| D\.C\.$/, '')))(
  'GATE-7 the page says whether %s is covered',
  (name) => {
    expect(page).toContain(name === 'Washington' ? 'Massachusetts, Washington' : name)
  },
)

test('GATE-7 the page says which law of other countries is not held', () => {
  for (const law of ['PECR', 'GDPR', 'CASL']) expect(page).toContain(law)
})
