import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { serveApi } from './served.ts'
import { restApiTemplate } from './template.ts'

let site: Awaited<ReturnType<typeof serveApi>>

beforeAll(async () => {
  const parts = { stage: { Variables: { kind: 'trial' } }, api: { BinaryMediaTypes: ['image/png'] } }
  site = await serveApi(restApiTemplate(['GET /{tenant}/join', 'POST /{tenant}/join'], parts), () => ({}))
})

beforeEach(() => {
  site.events.length = 0
})

afterAll(() => site.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const eventOf = async (...request: Parameters<typeof site.ask>) => {
  await site.ask(...request)
  return site.events[0]!
}

test('a bare request has null for missing parts', async () => {
  expect(await eventOf('GET', '/acme/join')).toMatchObject({
    body: null,
    isBase64Encoded: false,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    stageVariables: { kind: 'trial' },
  })
})

test('the query is decoded, + is a space, and the last of several values counts', async () => {
  expect(await eventOf('GET', '/acme/join?invitation=a%2Bb+c&lang=en&lang=es')).toMatchObject({
    queryStringParameters: { invitation: 'a+b c', lang: 'es' },
    multiValueQueryStringParameters: { invitation: ['a+b c'], lang: ['en', 'es'] },
    path: '/acme/join',
  })
})

test('a form is passed as it was sent, with + and accents unchanged', async () => {
  const body = 'phone=+12065550142&name=Ren%C3%A9+é'
  expect(await eventOf('POST', '/acme/join', { headers: form, body })).toMatchObject({
    body,
    isBase64Encoded: false,
    headers: form,
  })
})

test('a body of a binary media type is passed as base64', async () => {
  const body = Buffer.from([0x89, 0x50, 0xff])
  const headers = { 'content-type': 'image/png' }
  expect(await eventOf('POST', '/acme/join', { headers, body })).toMatchObject({
    body: body.toString('base64'),
    isBase64Encoded: true,
  })
})

test('headers keep their case and all their values', async () => {
  const headers = { 'Accept-Language': 'es', Cookie: 'a=1; b=2', 'X-Twice': ['one', 'two'] }
  const event = await eventOf('GET', '/acme/join', { headers })
  expect(event.headers).toMatchObject({ 'Accept-Language': 'es', Cookie: 'a=1; b=2', 'X-Twice': 'two' })
  expect(event.multiValueHeaders).toMatchObject({ 'X-Twice': ['one', 'two'] })
  expect(Object.keys(event.headers)).not.toContain('connection')
})

test('the address is that of the connection, whatever a header claims', async () => {
  const headers = {
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Proto': 'gopher',
    Forwarded: 'for=203.0.113.9',
  }
  const event = await eventOf('GET', '/acme/join', { headers, from: '127.0.0.7' })
  expect(event.requestContext.identity.sourceIp).toBe('127.0.0.7')
  expect(event.multiValueHeaders['X-Forwarded-For']).toEqual(['203.0.113.9, 127.0.0.7'])
  expect(event.multiValueHeaders['X-Forwarded-Proto']).toEqual(['http'])
})

test('each request has its own address', async () => {
  for (const from of ['127.0.0.2', '127.0.0.3']) await site.ask('POST', '/acme/join', { from })
  expect(site.events.map(({ requestContext }) => requestContext.identity.sourceIp)).toEqual([
    '127.0.0.2',
    '127.0.0.3',
  ])
})

test('the context has time, host and stage, and a path without the stage', async () => {
  const headers = { Host: 'localhost:3000', 'User-Agent': 'a browser' }
  const { requestContext } = await eventOf('GET', '/acme/join', { headers })
  expect(requestContext).toMatchObject({
    domainName: 'localhost:3000',
    stage: 'v1',
    path: '/acme/join',
    resourcePath: '/{tenant}/join',
    requestTime: '21/Nov/2026:12:00:00 +0000',
    requestTimeEpoch: Date.parse('2026-11-21T12:00:00Z'),
    identity: { userAgent: 'a browser', sourceIp: '127.0.0.1' },
  })
  expect(requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/)
})
