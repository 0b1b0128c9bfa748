import {
  DeleteOptedOutNumberCommand,
  DescribeOptedOutNumbersCommand,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { ProviderOptOuts } from '../../application/core/ports/provider-opt-outs.ts'

/** The list of every number that was not given another. */
const OptOutListName = 'Default'

/** AWS's own opt-out list. It is asked only about a refused text, never for every send. */
export function createProviderOptOuts(): ProviderOptOuts {
  const client = new PinpointSMSVoiceV2Client({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  })
  return {
    since: async (to) => {
      const asked = new DescribeOptedOutNumbersCommand({ OptOutListName, OptedOutNumbers: [to] })
      const listed = await client.send(asked).catch(absent)
      return listed?.OptedOutNumbers?.[0]?.OptedOutTimestamp?.toISOString()
    },
    remove: async (to) => {
      await client.send(new DeleteOptedOutNumberCommand({ OptOutListName, OptedOutNumber: to }))
    },
  }
}

/** AWS answers with an error for a number that is not on the list. */
function absent(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error
}
