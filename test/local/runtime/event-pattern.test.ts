import { expect, test } from 'vitest'
import { matches } from '../../../local/runtime/stream/event-pattern.ts'

const event = {
  eventName: 'INSERT',
  dynamodb: { Keys: { sk: { S: 'outbox#1' } }, size: 7 },
  userIdentity: { principalId: 'dynamodb.amazonaws.com' },
}

test.each([
  ['an exact value', { eventName: ['INSERT', 'MODIFY'] }],
  ['a prefix', { dynamodb: { Keys: { sk: { S: [{ prefix: 'outbox#' }] } } } }],
  ['a suffix', { dynamodb: { Keys: { sk: { S: [{ suffix: '#1' }] } } } }],
  ['presence', { userIdentity: { principalId: [{ exists: true }] } }],
  ['absence', { missing: [{ exists: false }] }],
  ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }],
  ['a range', { dynamodb: { size: [{ numeric: ['>', 5, '<=', 7] }] } }],
  ['either of two', { $or: [{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }] }],
])('%s matches', (_, pattern) => {
  expect(matches(pattern, event)).toBe(true)
})

test.each([
  ['another value', { eventName: ['REMOVE'] }],
  ['another prefix', { dynamodb: { Keys: { sk: { S: [{ prefix: 'event#' }] } } } }],
  ['one of two fields that differs', { eventName: ['INSERT'], dynamodb: { size: [8] } }],
  ['a missing field', { dynamodb: { OldImage: { sk: { S: ['x'] } } } }],
])('%s does not match', (_, pattern) => {
  expect(matches(pattern, event)).toBe(false)
})

test('an unknown comparison is refused by name', () => {
  expect(() => matches({ eventName: [{ cidr: '10.0.0.0/8' }] }, event)).toThrow('cidr')
})
