import { z } from 'zod'
import { arn } from '../../template/arn.ts'
import { readInput } from './sending.ts'

/** A number of the account, by what a definition says of it. */
export interface AccountNumber {
  number: string
  /** Its own id or its pool's, as AWS has it. */
  id?: string | undefined
  /** The topic to which what people text goes; undefined while two-way messages are off. */
  topicArn?: string | undefined
}

const Page = z.object({
  MaxResults: z.int().min(1).max(100).default(100),
  NextToken: z.string().regex(/^\d+$/).optional(),
})

/** The account's phone numbers, page by page; all use the list `Default`. */
export function describeNumbers(numbers: readonly AccountNumber[], input: unknown): object {
  const { found, next } = pageOf(numbers, input)
  return {
    PhoneNumbers: found.map(({ number, id, topicArn }) => {
      const phoneId = id?.startsWith('phone-') ? id : `phone-${number.replace('+', '')}`
      return {
        PhoneNumber: number,
        PhoneNumberId: phoneId,
        PhoneNumberArn: arn('sms-voice', `phone-number/${phoneId}`),
        ...(id?.startsWith('pool-') && { PoolId: id }),
        TwoWayEnabled: topicArn !== undefined,
        ...(topicArn !== undefined && { TwoWayChannelArn: topicArn }),
        ...SETTINGS,
      }
    }),
    ...next,
  }
}

/** The pools that numbers are in. */
export function describePools(numbers: readonly AccountNumber[], input: unknown): object {
  const pools = new Set(numbers.flatMap(({ id }) => (id?.startsWith('pool-') ? id : [])))
  const { found, next } = pageOf([...pools], input)
  return {
    Pools: found.map((PoolId) => ({ PoolId, PoolArn: arn('sms-voice', `pool/${PoolId}`), ...SETTINGS })),
    ...next,
  }
}

const SETTINGS = { Status: 'ACTIVE', OptOutListName: 'Default' }

/** The token is the place of the first on the next page. */
function pageOf<Thing>(things: readonly Thing[], input: unknown): { found: Thing[]; next: object } {
  const { MaxResults, NextToken = '0' } = readInput(Page, input)
  const end = Number(NextToken) + MaxResults
  return {
    found: things.slice(Number(NextToken), end),
    next: end < things.length ? { NextToken: String(end) } : {},
  }
}
