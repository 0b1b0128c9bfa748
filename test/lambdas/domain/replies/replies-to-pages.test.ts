import { expect, test } from 'vitest'
import type { Reply } from '../../../../lambdas/domain/core/events.ts'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { currentReply, withheld } from '../../../../lambdas/domain/replies/reply-limits.ts'
import { hours, mainNumber, minutes, noon, request, text } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

const owed = (kind: Reply['kind'], ...programs: string[]) => ({
  reply: { kind, programs },
  at: noon,
  number: mainNumber,
  grants: [],
})

const why = (reply: ReturnType<typeof owed>, { record }: Scenario, now = minutes(1)) =>
  withheld(reply, record, emptySendHistory, now)

const both = owed('sign_up_request', 'acme-alerts', 'acme-offers')
const asked = given(request('acme-alerts', noon), request('acme-offers', noon))

test('IN-4 the request leaves while it waits', () => {
  expect(why(both, asked)).toBeNull()
})

test('IN-4 the request does not leave an hour later (EVT-2)', () => {
  expect(why(both, asked, hours(1))).toBe('too_late')
})

test.each(['STOP', 'YES'])('IN-4 the request does not leave once %s has answered it', (body) => {
  expect(why(both, given(...asked.ledger, text(body, minutes(1))))).toBe('overtaken')
})

test('IN-4 the request names what still waits', () => {
  const held = text('START Acme Login', minutes(-1))
  const { record } = given(held, ...asked.ledger, text('STOP OFFERS', minutes(1)))
  expect(currentReply(both, record).programs).toEqual(['acme-alerts'])
})

test('IN-4 a request that was made again has a text of its own', () => {
  const anew = given(request('acme-offers', noon), request('acme-offers', minutes(1)))
  expect(why(owed('sign_up_code', 'acme-offers'), anew)).toBe('overtaken')
})

test('REPLY-1 the code of the preferences page leaves for ten minutes, and never after a stop', () => {
  const code = owed('preferences_code')
  const known = given(text('START', minutes(-1)))
  expect([why(code, known, minutes(9)), why(code, known, minutes(10))]).toEqual([null, 'too_late'])
  expect(why(code, known.when(text('STOP', noon)))).toBe('overtaken')
})
