import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { jsonService } from '../../http/json-protocol.ts'
import { type Service, ServiceError } from '../../http/message.ts'
import { arn, nameInArn } from '../../template/arn.ts'
import { type AccountNumber, describeNumbers, describePools } from './numbers.ts'
import type { OptOutList } from './opt-out-list.ts'
import { OptedOutNumber, OptedOutNumbers, readInput, SendTextMessage } from './sending.ts'
import type { Texts } from './texts.ts'

type Input = Record<string, unknown>

const LIST = { OptOutListName: 'Default', OptOutListArn: arn('sms-voice', 'opt-out-list/Default') }

/** End User Messaging SMS: sent texts arrive on the simulated phone. */
export function smsApi(
  texts: Texts,
  optOuts: OptOutList,
  clock: Clock,
  numbers: readonly AccountNumber[] = [],
): Service {
  return jsonService(
    'PinpointSMSVoiceV2',
    new Map([
      ['SendTextMessage', (input: Input) => send(texts, optOuts, input)],
      ['PutOptedOutNumber', (input: Input) => put(optOuts, clock, input)],
      ['DeleteOptedOutNumber', (input: Input) => remove(optOuts, input)],
      ['DescribeOptedOutNumbers', (input: Input) => describe(optOuts, input)],
      ['DescribePhoneNumbers', (input: Input) => describeNumbers(numbers, input)],
      ['DescribePools', (input: Input) => describePools(numbers, input)],
    ]),
  )
}

function send(texts: Texts, optOuts: OptOutList, input: Input): { MessageId: string } {
  const request = readInput(SendTextMessage, input)
  const to = e164(request.DestinationPhoneNumber)
  if (optOuts.since(to) !== undefined) {
    throw new ServiceError(
      'ConflictException',
      'Conflict Occurred - Reason="DESTINATION_PHONE_NUMBER_OPTED_OUT"',
      {
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
        ResourceType: 'opted-out-number',
      },
    )
  }
  if (!request.DryRun) {
    const from = nameInArn(request.OriginationIdentity ?? '').replace(/^[a-z-]+\//, '')
    texts.add(to, { direction: 'out', body: request.MessageBody ?? '', from, to })
  }
  return { MessageId: randomUUID() }
}

function put(optOuts: OptOutList, clock: Clock, input: Input): object {
  const phone = e164(readInput(OptedOutNumber, input).OptedOutNumber)
  optOuts.add(phone, clock.now())
  return { ...LIST, ...entry(phone, optOuts.since(phone) ?? clock.now()) }
}

function remove(optOuts: OptOutList, input: Input): object {
  const phone = e164(readInput(OptedOutNumber, input).OptedOutNumber)
  const since = sinceOrThrow(optOuts, phone)
  optOuts.remove(phone)
  return { ...LIST, ...entry(phone, since) }
}

function describe(optOuts: OptOutList, input: Input): object {
  const { OptedOutNumbers: requested, MaxResults, NextToken = '' } = readInput(OptedOutNumbers, input)
  if (requested) {
    const numbers = requested.map((number) => entry(e164(number), sinceOrThrow(optOuts, e164(number))))
    return { ...LIST, OptedOutNumbers: numbers }
  }
  const found = optOuts.after(NextToken, MaxResults + 1)
  const page = found.slice(0, MaxResults)
  return {
    ...LIST,
    OptedOutNumbers: page.map(({ phone, since }) => entry(phone, since)),
    ...(found.length > page.length && { NextToken: page.at(-1)?.phone }),
  }
}

function sinceOrThrow(optOuts: OptOutList, phone: string): number {
  const since = optOuts.since(phone)
  if (since !== undefined) return since
  throw new ServiceError(
    'ResourceNotFoundException',
    'Resource not found - ResourceType="opted-out-number"',
    {
      ResourceType: 'opted-out-number',
      ResourceId: phone,
    },
  )
}

function entry(OptedOutNumber: string, since: number): object {
  return { OptedOutNumber, OptedOutTimestamp: since / 1000, EndUserOptedOut: false }
}

function e164(number: string): string {
  return number.startsWith('+') ? number : `+${number}`
}
