import { expect, test } from 'vitest'
import { capsOf } from '../../../../lambdas/domain/hours/caps.ts'
import { type Rule, reviewedRules } from '../../../../lambdas/domain/hours/rules.ts'
import { defaultSendingHours } from '../../../../lambdas/domain/tenant/sending-hours.ts'
import { noon } from '../../../fixtures.ts'

const caps = (region: string | null, promotionalPerDay: number | null, rules?: readonly Rule[], now = noon) =>
  capsOf([region], { ...defaultSendingHours, promotionalPerDay }, now, rules)

test('GATE-8 three promotional messages in 24 hours are the default everywhere', () => {
  expect(capsOf([null], defaultSendingHours, noon)).toEqual([{ messages: 3, hours: 24 }])
})

test.each(['US-FL', 'US-OK', 'US-MD', 'US-OR'])('GATE-8 no setting lifts the cap of %s', (region) => {
  expect(caps(region, null)).toEqual([{ messages: 3, hours: 24 }])
  expect(caps(region, 10)).toEqual([{ messages: 3, hours: 24 }])
  expect(caps(region, 1)).toEqual([{ messages: 1, hours: 24 }])
})

test.each(['US-TX', 'US-WA', 'CA', null])('GATE-8 in %s the cap is the tenant’s own', (region) => {
  expect(caps(region, 5)).toEqual([{ messages: 5, hours: 24 }])
  expect(caps(region, null)).toEqual([])
})

test('GATE-8 where the state is not known, the caps of all states hold', () => {
  expect(caps('US', null)).toEqual([{ messages: 3, hours: 24 }])
})

test('GATE-8 where a person’s number and home are of two states, the caps of both hold', () => {
  const setting = { ...defaultSendingHours, promotionalPerDay: 5 }
  expect(capsOf(['US-WA', 'US-FL'], setting, noon)).toEqual([{ messages: 3, hours: 24 }])
  expect(capsOf(['US-WA', 'CA'], setting, noon)).toEqual([{ messages: 5, hours: 24 }])
})

const florida = reviewedRules.filter(({ place }) => place === 'US-FL')
const weekly = florida.map((rule) => ({ ...rule, cap: { messages: 7, hours: 168 } }))

test('GATE-8 caps of different lengths hold side by side', () => {
  expect(caps('US-FL', 2, [...reviewedRules, ...weekly])).toEqual([
    { messages: 2, hours: 24 },
    { messages: 7, hours: 168 },
  ])
})

test('GATE-8 a cap starts with its rule', () => {
  expect(caps('US-FL', null, florida, '2021-06-29T12:00:00.000Z')).toEqual([])
  expect(caps('US-FL', null, florida, '2021-07-01T00:00:00.000Z')).toEqual([{ messages: 3, hours: 24 }])
})
