import type { APIGatewayProxyEvent } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import { baseOf } from '../../../../lambdas/handlers/site/site-request.ts'
import { qrSvg } from '../../../../lambdas/pages/site/qr.ts'
import { acme, globex, withProgram } from '../../../fixtures.ts'
import { systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

const table = await newTable()
const alone = indexDefinitions([acme])

test('TEN-1 the root shows the only tenant, with links that work from there', async () => {
  const { site } = systemOn(table, alone)
  const [root, own] = [await site.get('/'), await site.get('/acme')]
  expect([root.status, root.body]).toEqual([200, own.body])
})

test('TEN-1 the root names nobody where there are several tenants', async () => {
  const { status, body } = await systemOn(table, indexDefinitions([acme, globex])).site.get('/')
  expect(status).toBe(404)
  expect(body).not.toMatch(/acme|globex/i)
})

test.each([
  ['the address that the visitor sees', undefined, 'https://sms.example.com/acme/join'],
  [
    'the domain, whatever the visitor sees',
    'https://texts.acme.example/',
    'https://texts.acme.example/acme/join',
  ],
])('CTA-5 a QR code that opens the form uses %s', async (_, siteUrl, form) => {
  const byForm = indexDefinitions([withProgram(acme, 'acme-login', { number: '+12065550101' })])
  const { site } = systemOn(table, byForm, siteUrl === undefined ? {} : { siteUrl })
  expect((await site.get('/acme/acme-login/qr.svg')).body).toBe(qrSvg(form))
})

describe('CTA-5 the screenshots of ways-to-join', () => {
  const name = 'en-sign-up-form-1f0c2a9b47de'
  const png = Buffer.from('a picture')
  const shown = { page: 'sign-up-form', language: 'en', name, width: 780, height: 1900, png } as const
  const { site } = systemOn(table, alone, { screenshots: () => [shown] })

  test('are on the page in their language, at addresses of this site that never change', async () => {
    const page = await site.get('/acme/ways-to-join?lang=en')
    const [, src = ''] =
      /<img src="([^"]+)" alt="[^"]+" width="780" height="1900" loading="lazy">/.exec(page.body) ?? []
    expect(src).toBe(`/acme/ways-to-join/${name}.svg`)
    expect(page.headers['Content-Security-Policy']).toContain("img-src 'self' data:")
    const picture = await site.get(src)
    expect(picture.body).toContain(`href="data:image/png;base64,${png.toString('base64')}"`)
    expect(picture.headers).toMatchObject({
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; img-src data:",
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })

  test('are left out where there are none, and another name is no page', async () => {
    expect((await site.get('/acme/ways-to-join?lang=es')).body).not.toContain('/acme/ways-to-join/')
    expect((await site.get('/acme/ways-to-join/en-programs-1f0c2a9b47de.svg')).status).toBe(404)
  })
})

test.each([
  ['/', '/', ''],
  ['/', '/v1/', '/v1'],
  ['/', '/v1', '/v1'],
  ['/acme', '/acme', ''],
  ['/acme/join', '/v1/acme/join', '/v1'],
])('links from %s, asked for as %s, begin with "%s"', (path, asked, base) => {
  expect(baseOf({ path, requestContext: { path: asked } } as APIGatewayProxyEvent)).toBe(base)
})
