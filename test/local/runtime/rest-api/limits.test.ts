import { afterEach, describe, expect, test } from 'vitest'
import { tokenBucket } from '../../../../local/runtime/rest-api/token-bucket.ts'
import { served } from './served.ts'
import { restApiTemplate } from './template.ts'

const sites: Awaited<ReturnType<typeof served>>[] = []

afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

async function serve(parts: Parameters<typeof restApiTemplate>[1]) {
  const routes = ['GET /{tenant}/join', 'POST /{tenant}/join', 'GET /{tenant}/terms']
  const site = await served(restApiTemplate(routes, parts), () => ({ statusCode: 200 }))
  sites.push(site)
  return site
}

const MEGABYTE = 1024 * 1024
const forAll = { HttpMethod: '*', ResourcePath: '/*' }
const throttled = { MethodSettings: [{ ...forAll, ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 }] }

describe('a body', () => {
  test.each([
    ['over ten megabytes', 10 * MEGABYTE + 1],
    ['that Lambda would not take', 6 * MEGABYTE],
  ])('%s is refused, and the function hears nothing of it', async (_, length) => {
    const site = await serve({})
    const seen = await site.ask('POST', '/acme/join', { body: Buffer.alloc(length, 'x') })
    expect([seen.status, seen.body]).toEqual([413, '{"message":"Request Too Long"}'])
    expect(site.events).toEqual([])
  })

  test('of five megabytes gets through', async () => {
    const site = await serve({})
    const seen = await site.ask('POST', '/acme/join', { body: Buffer.alloc(5 * MEGABYTE, 'x') })
    expect(seen.status).toBe(200)
  })
})

describe('throttling', () => {
  test('lets a burst through and refuses what comes on top, each method for itself', async () => {
    const site = await serve({ stage: throttled })
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await site.ask('GET', '/acme/join')).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await site.ask('POST', '/acme/join')).status).toBe(200)
  })

  test('takes a method’s own limits before those for all', async () => {
    const own = { HttpMethod: 'POST', ResourcePath: '/~1{tenant}~1join' }
    const MethodSettings = [
      ...throttled.MethodSettings,
      { ...own, ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 0 },
    ]
    const site = await serve({ stage: { MethodSettings } })
    expect((await site.ask('POST', '/acme/join')).status).toBe(429)
    expect((await site.ask('GET', '/acme/join')).status).toBe(200)
  })

  test('is none where the stage says nothing', async () => {
    const [api] = (await serve({})).apis
    expect(api?.methods.map(({ throttle }) => throttle)).toEqual([undefined, undefined, undefined])
  })

  test('fills up again with time, and never over the burst', () => {
    let now = 0
    const pass = tokenBucket({ rate: 2, burst: 3 }, () => now)
    const passed = () => [pass(), pass(), pass(), pass()].filter(Boolean).length
    expect(passed()).toBe(3)
    now += 500
    expect(passed()).toBe(1)
    now += 60_000
    expect(passed()).toBe(3)
  })
})

describe('what the gateway answers by itself', () => {
  const page = {
    ResponseParameters: { 'gatewayresponse.header.X-Frame-Options': "'DENY'" },
    ResponseTemplates: { 'text/html': '<h1>$context.error.message</h1>' },
  }

  test('is worded by the template: by its own type first, then by that for all of its kind', async () => {
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

  test('is API Gateway’s own where the template says nothing', async () => {
    const seen = await (await serve({})).ask('GET', '/acme/nothing')
    expect([seen.status, seen.body]).toEqual([403, '{"message":"Missing Authentication Token"}'])
  })

  test('with a header that is not a fixed value is refused by name', async () => {
    const ResponseParameters = { 'gatewayresponse.header.Location': 'method.request.header.Host' }
    await expect(serve({ gatewayResponses: { THROTTLED: { ResponseParameters } } })).rejects.toThrow(
      'gatewayresponse.header.Location',
    )
  })
})
