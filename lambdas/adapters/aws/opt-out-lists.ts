import {
  type DescribeOptedOutNumbersResult,
  PinpointSMSVoiceV2Client,
  paginateDescribeOptedOutNumbers,
  paginateDescribePhoneNumbers,
  paginateDescribePools,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Listed, ProviderLists } from '../../application/core/ports/provider-lists.ts'

/** AWS's opt-out lists as a whole, for an hourly look; the calls are few, so throttled ones are repeated patiently. */
export function createProviderLists(): ProviderLists {
  const client = new PinpointSMSVoiceV2Client({
    maxAttempts: 8,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  })
  return {
    listsOf: async (numbers) => {
      const lists = new Map<string, Set<string>>()
      const pools = await listsOfPools(client)
      for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {})) {
        for (const { PhoneNumber = '', OptOutListName, PoolId = '' } of PhoneNumbers) {
          const used = [OptOutListName, pools.get(PoolId)].filter((name) => name !== undefined)
          if (numbers.has(PhoneNumber)) lists.set(PhoneNumber, new Set(used))
        }
      }
      return lists
    },
    pages: async function* (list) {
      for await (const page of paginateDescribeOptedOutNumbers({ client }, { OptOutListName: list }))
        yield listedOn(page)
    },
  }
}

/** AWS does not say whose list counts for a number in a pool: both do. */
async function listsOfPools(client: PinpointSMSVoiceV2Client): Promise<Map<string, string>> {
  const lists = new Map<string, string>()
  for await (const { Pools = [] } of paginateDescribePools({ client }, {})) {
    for (const { PoolId = '', OptOutListName = '' } of Pools) lists.set(PoolId, OptOutListName)
  }
  return lists
}

function listedOn({ OptedOutNumbers = [] }: DescribeOptedOutNumbersResult): Listed[] {
  return OptedOutNumbers.flatMap(({ OptedOutNumber = '', OptedOutTimestamp }) => {
    const to = OptedOutNumber.startsWith('+') ? OptedOutNumber : `+${OptedOutNumber}`
    return OptedOutTimestamp ? [{ to, since: OptedOutTimestamp.toISOString() }] : []
  })
}
