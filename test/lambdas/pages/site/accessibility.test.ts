import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { contentSecurityPolicy } from '../../../../lambdas/pages/site/content-security-policy.ts'
import { gatewayPage } from '../../../../lambdas/pages/site/pages/gateway-page.ts'
import { qrSvg } from '../../../../lambdas/pages/site/qr.ts'
import { violations } from '../../../axe.ts'
import { sharedBrowser } from '../../../browser.ts'
import { acme } from '../../../fixtures.ts'
import { everyPage, pages, viewOf } from './every-page.ts'

const browser = await sharedBrowser()
if (!browser) console.log('No browser starts here: the pages are not looked at.')
const looking = test.skipIf(!browser)

/** A page whose content is set, which is a third of the work of opening one; a policy of earlier content would stay. */
let page: Page

beforeAll(async () => {
  if (browser) page = await browser.newPage({ bypassCSP: true })
})

afterAll(() => page?.close())

/** A page that opens each of those here at its address, with its policy. */
async function served(): Promise<{ page: Page; open: (at: number) => Promise<unknown> }> {
  const page = await (browser as Browser).newPage()
  onTestFinished(() => page.close())
  await page.route('**', (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith('.svg')) return route.fulfill({ contentType: 'image/svg+xml', body: qrSvg('x') })
    const shown = shownPages[Number(pathname.slice(1))]!
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': contentSecurityPolicy(shown) },
      body: shown.html,
    })
  })
  return { page, open: (at) => page.goto(`http://assent.test/${at}`) }
}

const long = 'Donaudampfschifffahrtsgesellschaftskapit'
const wide = Object.values(pages).map((render) =>
  render(
    viewOf('en', {
      ...acme,
      brand: long,
      help: { email: `${long}@${long}.example` },
      programs: acme.programs.map((program) => ({ ...program, name: long, description: long.repeat(4) })),
    }),
  ),
)
const gateway = gatewayPage('internal')
const shownPages = [...everyPage.map(({ page }) => page), ...wide, gateway]

async function look(at: number, { width = 800, dark = false } = {}): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.setContent(shownPages[at]!.html)
}

const acmeIn = (language: string) =>
  everyPage.flatMap(({ name, brand, language: own }, at) =>
    brand === 'acme' && own === language ? { name, language, at } : [],
  )
/** The pages that between them hold everything that can be on one. */
const telling = /^(programs|join with errors|sent with a code|preferences choices|preferences stopped)$/

looking.each(acmeIn('en'))('CTA-2 $name has no flaw for who sees, hears or types', async ({ at }) => {
  await look(at)
  expect(await violations(page)).toEqual([])
})

looking('CTA-2 no page tries to load what its policy refuses', async () => {
  const { page, open } = await served()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  for (const at of [...acmeIn('en').map(({ at }) => at), shownPages.indexOf(gateway)]) await open(at)
  expect(refused).toEqual([])
})

looking.each(acmeIn('en').filter(({ name }) => telling.test(name)))(
  'CTA-2 $name is right in the dark',
  async ({ at }) => {
    await look(at, { dark: true })
    expect(await violations(page)).toEqual([])
  },
)

looking.each([...acmeIn('es').filter(({ name }) => telling.test(name)), ...acmeIn('fr').slice(0, 2)])(
  'CTA-2 $name is right in $language, at 320 pixels',
  async ({ at }) => {
    await look(at, { width: 320 })
    expect(await violations(page)).toEqual([])
  },
)

looking('CTA-2 a page that the gateway answers has no flaw, in light and dark', async () => {
  for (const dark of [false, true]) {
    await look(shownPages.indexOf(gateway), { dark })
    expect(await violations(page)).toEqual([])
  }
})

/** What is wider than the screen, or too small for a thumb; links in running text may be small (WCAG 2.5.8). */
const misfits = `[
  ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen: ' + document.title] : []),
  ...[...document.querySelectorAll('button, select, input:not([type=hidden], [type=checkbox]), .button, .tap, footer a, .languages a, .choice label, .brand')]
    .filter((each) => each.getBoundingClientRect().height < 44)
    .map((each) => each.outerHTML),
]`

const narrow = [
  ...acmeIn('en').map(({ at }) => at),
  ...acmeIn('fr').flatMap(({ name, at }) => (telling.test(name) ? at : [])),
  ...wide.map((_, i) => everyPage.length + i),
  shownPages.indexOf(gateway),
]

looking(
  'CTA-2 at 320 pixels every page fits, whatever the brand is called, and every target is 44 high',
  async () => {
    const found: string[] = []
    for (const at of narrow) {
      await look(at, { width: 320 })
      found.push(...(await page.evaluate<string[]>(misfits)))
    }
    expect(found).toEqual([])
  },
)

looking.each([
  ['en', 1_400],
  ['es', 1_500],
  ['fr', 1_500],
] as const)('CTA-1 the form in %s is at most %d pixels long on a phone', async (language, height) => {
  const at = everyPage.findIndex((each) => each.name === 'join' && each.language === language)
  await look(at, { width: 390 })
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(height)
  const words = await page.evaluate<string>('document.body.innerText')
  expect(words.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(220)
})

looking.each([
  ['en', 1_450],
  ['es', 1_550],
  ['fr', 1_600],
] as const)('OUT-8 the choices in %s are at most %d pixels long on a phone', async (language, height) => {
  const at = everyPage.findIndex((each) => each.name === 'preferences choices' && each.language === language)
  await look(at, { width: 390 })
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(height)
})

looking('IN-4 a page with an error opens at its summary', async () => {
  const { page, open } = await served()
  await open(everyPage.findIndex(({ name }) => name === 'join with errors'))
  await page.waitForFunction('document.activeElement.id === "errors"')
  await page.click('#errors a')
  expect(await page.evaluate('document.activeElement.id')).toBe('program-acme-alerts')
})
