import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Evidence } from '../../../../lambdas/application/evidence/evidence-packet.ts'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import { violations } from '../../../axe.ts'
import { sharedBrowser } from '../../../browser.ts'
import { reported } from '../../../deliveries.ts'
import { signUp } from '../../../site.ts'
import { PERSON, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

const browser = await sharedBrowser()
if (!browser) console.log('No browser starts here: the page is not looked at.')
const looking = test.skipIf(!browser)

let page: Page
let html: string

/** Everything that can be on it: an opt-in, replies, messages of several fates, and a stop. */
beforeAll(async () => {
  if (!browser) return
  page = await browser.newPage()
  const system = systemOn(await newTable())
  const request = { program: 'acme-alerts', to: PERSON, body: 'Your table is ready.' }
  await system.text('START')
  await system.settle()
  system.advance(HOUR)
  await system.send({ ...request, idempotencyKey: '1' })
  for (const text of system.sent) await system.deliver(reported(text, 'TEXT_DELIVERED', system.now()))
  system.provider.answer = async () => ({ outcome: 'unknown' })
  await system.send({ ...request, idempotencyKey: '2' })
  await system.text('STOP')
  html = ((await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })) as Evidence).html
})

afterAll(() => page?.close())

looking.each([
  { where: 'on a screen', width: 1000, dark: false },
  { where: 'on a phone in the dark', width: 320, dark: true },
])('REC-5 the evidence $where has no flaw for who sees, hears or types', async ({ width, dark }) => {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.setContent(html)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
})

looking('REC-5 the evidence of five events is two printed pages', async () => {
  const system = systemOn(await newTable())
  await signUp(system)
  await system.text('YES')
  await system.settle()
  system.advance(HOUR)
  await system.text('HELP')
  await system.settle()
  await system.text('STOP')
  await system.settle()
  const evidence = await system.records({ action: 'evidence', tenant: 'acme', to: PERSON })
  const { html: five, events } = evidence as Evidence
  expect(events.map(({ type }) => type)).toHaveLength(5)
  await page.setContent(five)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
})
