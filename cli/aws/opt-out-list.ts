import type { OptedOutNumberInformation } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { awsError, type Purpose } from './aws-error.ts'
import { regionSetting } from './region.ts'

/** A number on AWS's own opt-out list. */
export interface OptedOut {
  to: string
  /** Since when, ISO 8601. */
  at: string
}

/** The account's opt-out list of this name, page by page. */
export async function* optedOutNumbers(list: string): AsyncGenerator<OptedOut[]> {
  const { paginateDescribeOptedOutNumbers, PinpointSMSVoiceV2Client } = await import(
    '@aws-sdk/client-pinpoint-sms-voice-v2'
  )
  const client = new PinpointSMSVoiceV2Client({ ...regionSetting(), maxAttempts: 8 })
  try {
    for await (const page of paginateDescribeOptedOutNumbers({ client }, { OptOutListName: list })) {
      yield (page.OptedOutNumbers ?? []).map(optedOut)
    }
  } catch (error) {
    throw awsError(error, purposeOf(list, 'sms-voice:DescribeOptedOutNumbers'))
  }
}

/** Puts numbers on the account's opt-out list of this name; one that is there already stays as it is. */
export async function openOptOuts(list: string): Promise<(to: string) => Promise<void>> {
  const { PinpointSMSVoiceV2Client, PutOptedOutNumberCommand } = await import(
    '@aws-sdk/client-pinpoint-sms-voice-v2'
  )
  const client = new PinpointSMSVoiceV2Client({ ...regionSetting(), maxAttempts: 8 })
  return async (to) => {
    await client
      .send(new PutOptedOutNumberCommand({ OptOutListName: list, OptedOutNumber: to }))
      .catch((error) => {
        throw awsError(error, purposeOf(list, 'sms-voice:PutOptedOutNumber'))
      })
  }
}

function purposeOf(list: string, permission: string): Purpose {
  return {
    service: 'PINPOINT_SMS_VOICE_V2',
    to: 'End User Messaging',
    permission,
    missing: `This account has no opt-out list "${list}" in this region. Choose another with --list.`,
  }
}

function optedOut({ OptedOutNumber = '', OptedOutTimestamp }: OptedOutNumberInformation): OptedOut {
  const to = OptedOutNumber.startsWith('+') ? OptedOutNumber : `+${OptedOutNumber}`
  return { to, at: (OptedOutTimestamp ?? new Date(0)).toISOString() }
}
