import { describe, expect, test } from 'vitest'
import { canGive, ceilingOf, isGrantMedium, STOP_MEDIA } from '../../../../lambdas/domain/core/medium.ts'
import { GRANT_MEDIA, type GrantMedium, type StopMedium } from '../../../../lambdas/domain/core/vocabulary.ts'
import { LEVELS, MEDIA, NO_CONSENT } from '../../handlers/operator/table-of-media.ts'

describe.each(
  MEDIA.map((rule) => ({
    ...rule,
    medium: rule.medium as GrantMedium,
    circumstances: { advertised: rule.program === 'acme-offers', action: rule.action ?? null },
  })),
)('$medium ($program, $action)', ({ medium, highest, brings, circumstances }) => {
  test('IN-7: gives its highest level and every lower one, and none above', () => {
    const given = LEVELS.filter((level) => canGive(medium, level, circumstances))
    expect(given).toEqual(LEVELS.slice(0, LEVELS.indexOf(highest) + 1))
  })

  test('IN-8: must bring what the table names and nothing else', () => {
    expect(ceilingOf(medium, circumstances).brings.toSorted()).toEqual(brings.toSorted())
  })
})

test('IN-7: the media that bring consent are those of the table', () => {
  expect(GRANT_MEDIA.toSorted()).toEqual([...new Set(MEDIA.map(({ medium }) => medium))].sort())
})

test.each(NO_CONSENT)('IN-7: %s brings a stop and no consent', (medium) => {
  expect(STOP_MEDIA).toContain(medium)
  expect(isGrantMedium(medium as StopMedium)).toBe(false)
})

test('OUT-8: a stop can come by every medium by which consent can', () => {
  expect(GRANT_MEDIA.filter((medium) => !STOP_MEDIA.includes(medium))).toEqual([])
})

test('IN-7: a name that every JavaScript object has is no medium', () => {
  expect(isGrantMedium('constructor' as StopMedium)).toBe(false)
})

test.each(['replied', 'Replied', ' reply\n'])('IN-8: an email answered ("%s") needs no address', (action) => {
  expect(ceilingOf('email', { advertised: false, action }).brings).not.toContain('ip')
})

test.each(['clicked the link', 'box ticked', 'reply link clicked', 'replied-to page opened', null])(
  'IN-8: an email with "%s" needs an address',
  (action) => {
    expect(ceilingOf('email', { advertised: false, action }).brings).toContain('ip')
  },
)
