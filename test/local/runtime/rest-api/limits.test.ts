import { afterEach, describe, expect, test } from 'vitest'
import { tokenBucket } from '../../../../local/runtime/rest-api/token-bucket.ts'
import { serveApi } from './served.ts'
import { restApiTemplate } from './template.ts'

const sites: Awaited<ReturnType<typeof serveApi>>[] = []

afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

async function serve(parts: Parameters<typeof restApiTemplate>[1]) {
  const routes = ['GET /{tenant}/join', 'POST /{tenant}/join', 'GET /{tenant}/terms']
  const site = await serveApi(restApiTemplate(routes, parts), () => ({ statusCode: 200 }))
  sites.push(site)
  return site
}

const MEGABYTE = 1024 * 1024
const forAll = { HttpMethod: '*', ResourcePath: '/*' }
const throttled = { MethodSettings: [{ ...forAll, ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 }] }

describe('a body', () => {
  test.each([
    ['over ten megabytes', 10 * MEGABYTE + 1],
    ['over Lambda’s limit', 6 * MEGABYTE],
  ])('%s is refused without invoking the function', async (_, length) => {
    const site = await serve({})
    const received = await site.ask('POST', '/acme/join', { body: Buffer.alloc(length, 'x') })
    expect([received.status, received.body]).toEqual([413, '{"message":"Request Too Long"}'])
    expect(site.events).toEqual([])
  })

  test('of five megabytes is passed', async () => {
    const site = await serve({})
    const received = await site.ask('POST', '/acme/join', { body: Buffer.alloc(5 * MEGABYTE, 'x') })
    expect(received.status).toBe(200)
  })
})

describe('throttling', () => {
  test('allows a burst and refuses further requests, for each method separately', async () => {
    const site = await serve({ stage: throttled })
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await site.ask('GET', '/acme/join')).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await site.ask('POST', '/acme/join')).status).toBe(200)
  })

  test('prefers a method’s own limits to those for all methods', async () => {
    const joinForm = { HttpMethod: 'POST', ResourcePath: '/~1{tenant}~1join' }
    const MethodSettings = [
      ...throttled.MethodSettings,
      { ...joinForm, ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 0 },
    ]
    const site = await serve({ stage: { MethodSettings } })
    expect((await site.ask('POST', '/acme/join')).status).toBe(429)
    expect((await site.ask('GET', '/acme/join')).status).toBe(200)
  })

  test('is off where the stage sets no limits', async () => {
    const [api] = (await serve({})).apis
    expect(api?.methods.map(({ throttle }) => throttle)).toEqual([undefined, undefined, undefined])
  })

  test('refills over time, but never above the burst', () => {
    let now = 0
    const allow = tokenBucket({ rate: 2, burst: 3 }, () => now)
    const allowed = () => [allow(), allow(), allow(), allow()].filter(Boolean).length
    expect(allowed()).toBe(3)
    now += 500
    expect(allowed()).toBe(1)
    now += 60_000
    expect(allowed()).toBe(3)
  })
})

describe('a response of the gateway itself', () => {
  const page = {
    ResponseParameters: { 'gatewayresponse.header.X-Frame-Options': "'DENY'" },
    ResponseTemplates: { 'text/html': '<h1>$context.error.message</h1>' },
  }

  test('comes from the template: for its own type first, then for all 4xx or 5xx', async () => {
    const gatewayResponses = {
      DEFAULT_4XX: page,
      MISSING_AUTHENTICATION_TOKEN: { ...page, StatusCode: '404' },
    }
    const site = await serve({ stage: throttled, gatewayResponses })
    const missing = await site.ask('GET', '/acme/nothing')
    expect([missing.status, missing.headers['content-type'], missing.headers['x-frame-options']]).toEqual([
      404,
      'text/html',
      'DENY',
    ])
    for (let i = 0; i < 2; i++) await site.ask('GET', '/acme/terms')
    const refused = await site.ask('GET', '/acme/terms')
    expect([refused.status, refused.body]).toEqual([429, '<h1>Too Many Requests</h1>'])
  })

  test('is API Gateway’s default where the template has none', async () => {
    const received = await (await serve({})).ask('GET', '/acme/nothing')
    expect([received.status, received.body]).toEqual([403, '{"message":"Missing Authentication Token"}'])
  })

  test('with a header that is not a fixed value is refused by name', async () => {
    const ResponseParameters = { 'gatewayresponse.header.Location': 'method.request.header.Host' }
    await expect(serve({ gatewayResponses: { THROTTLED: { ResponseParameters } } })).rejects.toThrow(
      'gatewayresponse.header.Location',
    )
  })
})
