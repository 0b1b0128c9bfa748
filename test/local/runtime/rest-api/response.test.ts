import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proxyAnswer } from '../../../../local/runtime/rest-api/proxy-answer.ts'
import { served } from './served.ts'
import { restApiTemplate } from './template.ts'

let answer: () => unknown
let site: Awaited<ReturnType<typeof served>>

beforeAll(async () => {
  const parts = { api: { BinaryMediaTypes: ['image/png'] }, integration: { TimeoutInMillis: 150 } }
  site = await served(restApiTemplate(['GET /{tenant}'], parts), () => answer())
})

afterAll(() => site.close())

const answering = async (answered: () => unknown, headers = {}) => {
  answer = answered
  return site.ask('GET', '/acme', { headers })
}

describe('what the function answers', () => {
  test('goes out as it is, each cookie by itself', async () => {
    const seen = await answering(() => ({
      statusCode: 303,
      headers: { Location: '/acme/join', 'Set-Cookie': 'a=1' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2; HttpOnly'] },
      body: '',
    }))
    expect(seen.status).toBe(303)
    expect(seen.headers).toMatchObject({ location: '/acme/join', 'set-cookie': ['a=1', 'b=2; HttpOnly'] })
  })

  test('is JSON and 200 if it says nothing else', async () => {
    const seen = await answering(() => ({}))
    expect([seen.status, seen.headers['content-type'], seen.body]).toEqual([200, 'application/json', ''])
  })

  test('is decoded from base64 only for who accepts a binary media type', async () => {
    const encoded = () => ({ body: Buffer.from('image').toString('base64'), isBase64Encoded: true })
    expect((await answering(encoded, { accept: 'image/png' })).body).toBe('image')
    expect((await answering(encoded)).body).toBe('aW1hZ2U=')
  })

  test('keeps its letters, and its own idea of its length is not believed', async () => {
    const seen = await answering(() => ({ headers: { 'Content-Length': '1' }, body: 'sí, señor' }))
    expect(seen.body).toBe('sí, señor')
  })
})

describe('the gateway answers in its place', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'page'],
    ['a list', []],
    ['a member that is not known', { statusCode: 200, cookies: [] }],
    ['a body that is no text', { body: { page: 1 } }],
    ['a header that is a number', { headers: { 'Retry-After': 3 } }],
    ['a status that is none', { statusCode: 'fine' }],
    ['a status out of range', { statusCode: 42 }],
  ])('502 for %s', async (_, answered) => {
    expect(await answering(() => answered)).toMatchObject({
      status: 502,
      body: '{"message":"Internal server error"}',
    })
  })

  test('502 for a function that failed', async () => {
    const failing = () => {
      throw new Error('+12065550142')
    }
    const seen = await answering(failing)
    expect([seen.status, seen.body]).toEqual([502, '{"message":"Internal server error"}'])
  })

  test('502 for more than Lambda hands back', async () => {
    expect((await answering(() => ({ body: 'x'.repeat(6 * 1024 * 1024) }))).status).toBe(502)
  })

  test('504 for a function that takes longer than the gateway waits', async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, 400, {}))
    expect(await answering(slow)).toMatchObject({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
    })
  })
})

test('a status in digits is one', () => {
  expect(proxyAnswer('{"statusCode":"201"}', undefined, [])?.status).toBe(201)
})
