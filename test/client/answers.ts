export const PERSON = '+12065550142'
export const PROGRAM = 'acme-alerts'

const NOON = '2026-11-21T12:00:00.000Z'
const envelope = { to: PERSON, program: PROGRAM, decisionId: 'a', decidedAt: NOON, contract: 1 } as const

export const ALLOW = {
  decision: 'allow',
  reason: 'opted_in',
  ...envelope,
  consent: { id: '01M.1', level: 'express', medium: 'sms_keyword', since: NOON },
  include: ['brand', 'opt_out', 'help'],
} as const

export const DENY = {
  decision: 'deny',
  reason: 'opted_out',
  ...envelope,
  consent: null,
  include: [],
} as const

export const DEFER = {
  decision: 'defer',
  reason: 'quiet_hours',
  notBefore: '2026-11-22T17:00:00.000Z',
  ...envelope,
  consent: null,
  include: [],
} as const
