import { PinpointSMSVoiceV2Client, PutOptedOutNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { expect } from 'vitest'
import { json, type Service } from '../../../local/http/message.ts'
import { signerOf } from '../../../local/iam/signer.ts'
import { createVisitor } from '../../visitor.ts'
import { callersOf } from '../callers.ts'
import type { InProcess } from './in-process.ts'

const ACCOUNT = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'anyone', secretAccessKey: 'anything' },
}

/** Everyone who uses a system: people, staff, callers, and AWS itself. */
export type Driver = ReturnType<typeof createDriver>

/** Drives a system in this process as all its users would. */
export function createDriver({ origin, tableName, faults }: InProcess) {
  const assent = callersOf({ origin, tableName })
  const settle = () => assent.local('/_local/clock', { advance: 'PT1S', expire: false })
  const texts = async (phone: string) => {
    await settle()
    return (await assent.messagesOf(phone)).flatMap(({ direction, body }) =>
      direction === 'out' ? [body] : [],
    )
  }
  const invoke = async (fn: string, request: object) => {
    const response = await assent.invoke(fn, request)
    expect(response).not.toHaveProperty('error')
    return response
  }
  return {
    ...assent,
    invoke,
    /** The texts sent to the phone after all work in progress is done, oldest first. */
    texts,
    /** The code in the last text that has one. */
    codeOn: async (phone: string) =>
      (await texts(phone)).flatMap((body) => body.match(/\b\d{6}\b/) ?? []).at(-1) ?? '',
    /** Sends these texts from a phone, one after another, and waits until all work is done. */
    sendTexts: async (phone: string, ...bodies: string[]) => {
      for (const body of bodies) {
        await assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body })
        await settle()
      }
    },
    records: (request: object) => invoke('assent-records', { tenant: 'acme', ...request }),
    operator: (request: object) => invoke('assent-operator', { tenant: 'acme', by: 'dana', ...request }),
    /** Sends a message through the sending gate, with an idempotency key. */
    send: (to: string, idempotencyKey: string, more: object = {}) =>
      invoke('assent-send-message', {
        program: 'acme-alerts',
        to,
        body: 'Your order has shipped.',
        idempotencyKey,
        ...more,
      }),
    /** Publishes a delivery event for the last message to a phone, and waits until it is processed. */
    reportDelivery: async (to: string, eventType: string) => {
      const item = (await assent.scan()).findLast(
        ({ pk, sk }) => pk?.S === `acme#${to}` && sk?.S?.startsWith('message#'),
      )?.sk?.S
      const at = Date.parse(await assent.now())
      const event = {
        eventType,
        eventTimestamp: at,
        isFinal: true,
        originationPhoneNumber: '+12065550100',
        destinationPhoneNumber: to,
        messageId: `message-${eventType}`,
        messageRequestTimestamp: at,
        context: { tenant: 'acme', item },
      }
      await assent.publish(JSON.stringify(event), 'assent-delivery-events')
      await settle()
    },
    /** Puts a number on the opt-out list of AWS, and lets a second pass. */
    optOutAtProvider: async (phone: string) => {
      const asked = new PutOptedOutNumberCommand({ OptOutListName: 'Default', OptedOutNumber: phone })
      await new PinpointSMSVoiceV2Client({ ...ACCOUNT, endpoint: origin }).send(asked)
      await settle()
    },
    site: createVisitor((event: APIGatewayProxyEvent) => browse(origin, event)),
    /** Makes a service fail for one function while the action runs. */
    withFailure: async (failure: Failure, action: () => Promise<unknown>) => {
      const fault = faultOf(failure)
      faults.push(fault)
      await action()
      faults.splice(faults.indexOf(fault), 1)
    },
  }
}

/** Which service fails, for which function, and how. */
interface Failure {
  fn: string
  service: string
  error: string
  status: number
  /** The service's reason, beside the name of the error. */
  Reason?: string
}

function faultOf({ fn, service, error, status, Reason }: Failure): Service {
  return (request) => {
    const signer = signerOf(request)
    const fails = signer?.accessKey === fn && signer.service === service
    return fails ? json({ __type: error, Reason }, status) : undefined
  }
}

async function browse(origin: string, event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { httpMethod: method, path, headers, queryStringParameters, body } = event
  const { Host: _, ...sent } = headers as Record<string, string>
  const query = new URLSearchParams(queryStringParameters as Record<string, string>)
  const response = await fetch(`${origin}${path}?${query}`, {
    method,
    headers: sent,
    body,
    redirect: 'manual',
  })
  expect([200, 303], path).toContain(response.status)
  return {
    statusCode: response.status,
    headers: { Location: response.headers.get('Location') ?? '' },
    multiValueHeaders: { 'Set-Cookie': response.headers.getSetCookie() },
    body: await response.text(),
  }
}
