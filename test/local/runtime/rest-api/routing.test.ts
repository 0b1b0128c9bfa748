import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serveApi } from './served.ts'
import { restApiTemplate } from './template.ts'

let site: Awaited<ReturnType<typeof serveApi>>

beforeAll(async () => {
  const routes = [
    'GET /{tenant}',
    'GET /{tenant}/join',
    'POST /{tenant}/join',
    'ANY /{tenant}/any',
    'GET /{tenant}/{program}/qr.svg',
    'GET /about/{page}',
    'GET /staff',
    'GET /staff/{proxy+}',
  ]
  const gatewayResponses = { MISSING_AUTHENTICATION_TOKEN: { StatusCode: '404' } }
  site = await serveApi(restApiTemplate(routes, { gatewayResponses }), () => ({
    statusCode: 200,
    body: 'page',
  }))
})

beforeEach(() => {
  site.events.length = 0
})

afterAll(() => site.close())

describe('a path', () => {
  test.each([
    ['GET', '/acme', '/{tenant}', { tenant: 'acme' }],
    ['GET', '/acme/', '/{tenant}', { tenant: 'acme' }],
    ['POST', '/acme/join', '/{tenant}/join', { tenant: 'acme' }],
    ['DELETE', '/acme/any', '/{tenant}/any', { tenant: 'acme' }],
    ['GET', '/acme/a-1/qr.svg', '/{tenant}/{program}/qr.svg', { tenant: 'acme', program: 'a-1' }],
    ['GET', '/about/join', '/about/{page}', { page: 'join' }],
    ['GET', '/staff', '/staff', null],
    ['GET', '/staff/join', '/staff/{proxy+}', { proxy: 'join' }],
    ['GET', '/staff/a/b/c', '/staff/{proxy+}', { proxy: 'a/b/c' }],
    ['GET', '/acme%2Fx/join', '/{tenant}/join', { tenant: 'acme%2Fx' }],
  ])('%s %s finds %s', async (method, path, resource, parameters) => {
    expect(await site.ask(method, path)).toMatchObject({ status: 200, body: 'page' })
    expect(site.events).toMatchObject([
      { resource, path, httpMethod: method, pathParameters: parameters, requestContext: { path } },
    ])
  })

  test.each([
    ['GET', '/'],
    ['GET', '/acme/nothing'],
    ['GET', '/acme/join/more'],
    ['GET', '/acme/acme-alerts'],
    ['GET', '//join'],
    ['HEAD', '/acme/join'],
    ['OPTIONS', '/acme/join'],
    ['PUT', '/acme/join'],
  ])('%s %s is answered by the gateway without invoking the function', async (method, path) => {
    expect((await site.ask(method, path)).status).toBe(404)
    expect(site.events).toEqual([])
  })

  test.each([
    ['the local API', '/_local/any', {}],
    ['AWS by its target', '/acme/join', { 'x-amz-target': 'Nothing.Here' }],
    ['AWS by its signature', '/acme/join', { authorization: 'AWS4-HMAC-SHA256 Credential=x' }],
  ])('for %s is not passed to the site', async (_, path, headers) => {
    expect((await site.ask('GET', path, { headers })).body).not.toMatch(/page|Missing Authentication Token/)
    expect(site.events).toEqual([])
  })
})

describe('a response to HEAD', () => {
  test('has no body, whatever the function returns', async () => {
    expect(await site.ask('HEAD', '/acme/any')).toMatchObject({ status: 200, body: '' })
  })
})
