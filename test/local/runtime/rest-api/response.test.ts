import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proxyResponse } from '../../../../local/runtime/rest-api/proxy-response.ts'
import { serveApi } from './served.ts'
import { restApiTemplate } from './template.ts'

let respond: () => unknown
let site: Awaited<ReturnType<typeof serveApi>>

beforeAll(async () => {
  const parts = { api: { BinaryMediaTypes: ['image/png'] }, integration: { TimeoutInMillis: 150 } }
  site = await serveApi(restApiTemplate(['GET /{tenant}'], parts), () => respond())
})

afterAll(() => site.close())

const responseTo = async (handler: () => unknown, headers = {}) => {
  respond = handler
  return site.ask('GET', '/acme', { headers })
}

describe('the response of the function', () => {
  test('is sent unchanged, with each cookie in its own header', async () => {
    const received = await responseTo(() => ({
      statusCode: 303,
      headers: { Location: '/acme/join', 'Set-Cookie': 'a=1' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2; HttpOnly'] },
      body: '',
    }))
    expect(received.status).toBe(303)
    expect(received.headers).toMatchObject({ location: '/acme/join', 'set-cookie': ['a=1', 'b=2; HttpOnly'] })
  })

  test('is JSON with status 200 by default', async () => {
    const received = await responseTo(() => ({}))
    expect([received.status, received.headers['content-type'], received.body]).toEqual([
      200,
      'application/json',
      '',
    ])
  })

  test('is decoded from base64 only for clients that accept a binary media type', async () => {
    const encoded = () => ({ body: Buffer.from('image').toString('base64'), isBase64Encoded: true })
    expect((await responseTo(encoded, { accept: 'image/png' })).body).toBe('image')
    expect((await responseTo(encoded)).body).toBe('aW1hZ2U=')
  })

  test('keeps its characters, and its Content-Length is ignored', async () => {
    const received = await responseTo(() => ({ headers: { 'Content-Length': '1' }, body: 'sí, señor' }))
    expect(received.body).toBe('sí, señor')
  })
})

describe('a malformed response of the function', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'page'],
    ['a list', []],
    ['an unknown member', { statusCode: 200, cookies: [] }],
    ['a body that is not a string', { body: { page: 1 } }],
    ['a header that is a number', { headers: { 'Retry-After': 3 } }],
    ['a status that is not a number', { statusCode: 'fine' }],
    ['a status out of range', { statusCode: 42 }],
  ])('502 for %s', async (_, response) => {
    expect(await responseTo(() => response)).toMatchObject({
      status: 502,
      body: '{"message":"Internal server error"}',
    })
  })

  test('502 for a failed function', async () => {
    const failing = () => {
      throw new Error('+12065550142')
    }
    const received = await responseTo(failing)
    expect([received.status, received.body]).toEqual([502, '{"message":"Internal server error"}'])
  })

  test('502 for a response over Lambda’s limit', async () => {
    expect((await responseTo(() => ({ body: 'x'.repeat(6 * 1024 * 1024) }))).status).toBe(502)
  })

  test('504 for a function that exceeds the gateway’s timeout', async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, 400, {}))
    expect(await responseTo(slow)).toMatchObject({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
    })
  })
})

test('a status may be a string of digits', () => {
  expect(proxyResponse('{"statusCode":"201"}', undefined, [])?.status).toBe(201)
})
