import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { expect } from 'vitest'
import { json, type Service } from '../../../local/http/message.ts'
import { signerOf } from '../../../local/iam/signer.ts'
import { createVisitor } from '../../visitor.ts'
import { callersOf } from '../callers.ts'
import type { InProcess } from './in-process.ts'

/** A system in this process with everybody who may want something of it: people, staff, callers, AWS itself. */
export type Driven = ReturnType<typeof driven>

/** Puts everybody in front of a system. */
export function driven({ origin, tableName, faults }: InProcess) {
  const assent = callersOf({ origin, tableName })
  const settle = () => assent.local('/_local/clock', { advance: 'PT1S', expire: false })
  const texts = async (phone: string) => {
    await settle()
    return (await assent.messagesOf(phone)).flatMap(({ direction, body }) =>
      direction === 'out' ? [body] : [],
    )
  }
  const invoke = async (fn: string, request: object) => {
    const answer = await assent.invoke(fn, request)
    expect(answer).not.toHaveProperty('error')
    return answer
  }
  return {
    ...assent,
    invoke,
    /** What the phone was texted once nothing is underway any more, oldest first. */
    texts,
    /** The six digits of the last text that carried some. */
    codeOn: async (phone: string) =>
      (await texts(phone)).flatMap((body) => body.match(/\b\d{6}\b/) ?? []).at(-1) ?? '',
    /** Texts these words, one after the other, and waits until all is quiet. */
    say: async (phone: string, ...bodies: string[]) => {
      for (const body of bodies) {
        await assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body })
        await settle()
      }
    },
    records: (request: object) => invoke('assent-records', { tenant: 'acme', ...request }),
    operator: (request: object) => invoke('assent-operator', { tenant: 'acme', by: 'dana', ...request }),
    /** Sends through the sending gate, under a key. */
    send: (to: string, idempotencyKey: string, more: object = {}) =>
      invoke('assent-send-message', {
        program: 'acme-alerts',
        to,
        body: 'Your order has left.',
        idempotencyKey,
        ...more,
      }),
    /** Tells of the last message to a phone what End User Messaging tells, and waits until it is taken. */
    report: async (to: string, eventType: string) => {
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
    site: createVisitor((event: APIGatewayProxyEvent) => browse(origin, event)),
    /** Lets a service fail for one function while something is done. */
    failing: async (failure: Failure, during: () => Promise<unknown>) => {
      const fault = faultOf(failure)
      faults.push(fault)
      await during()
      faults.splice(faults.indexOf(fault), 1)
    },
  }
}

/** Which service fails for which function, and how. */
interface Failure {
  fn: string
  service: string
  error: string
  status: number
  /** What the service says beside the error's name. */
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
  const answer = await fetch(`${origin}${path}?${query}`, { method, headers: sent, body })
  expect([path, answer.status]).toEqual([path, 200])
  return {
    statusCode: answer.status,
    multiValueHeaders: { 'Set-Cookie': answer.headers.getSetCookie() },
    body: await answer.text(),
  }
}
