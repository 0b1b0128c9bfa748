import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { violations } from '../../axe.ts'
import { sharedBrowser } from '../../browser.ts'
import { UNSURE } from '../../unsure.ts'
import { callersOf } from '../callers.ts'
import { sharedAssent } from '../shared.ts'

const browser = await sharedBrowser()
if (!browser) console.log('No browser starts here: the handset page is not tried.')
const trying = test.skipIf(!browser)
/** Several pages that ask every few hundred milliseconds take their time on a busy machine. */
const PATIENT = { timeout: 60_000 }

let origin: string
let assent: ReturnType<typeof callersOf>

beforeAll(async () => {
  if (!browser) return
  const shared = await sharedAssent()
  origin = shared.origin
  assent = callersOf(shared)
}, 300_000)

/** Opens the page with this number typed; whatever the browser complains about fails the test. */
async function handset(typed: string, options: BrowserContextOptions = {}): Promise<Page> {
  // No one watches what moves, and drawing it takes longer than all else on the page.
  const still = { reducedMotion: 'reduce' as const }
  const context = await (browser as Browser).newContext({ ...still, ...options, baseURL: origin })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  onTestFinished(async () => {
    await context.close()
    expect(complaints.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([])
  })
  await page.goto('/')
  await page.locator('#now time').waitFor()
  await usePhone(page, typed)
  return page
}

async function usePhone(page: Page, typed: string): Promise<void> {
  await page.getByLabel('This phone').fill(typed)
  await page.getByLabel('This phone').press('Enter')
}

async function textFrom(page: Page, body: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(body)
  await page.getByLabel('Message', { exact: true }).press('Enter')
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const done = (page: Page, count: number) => page.getByText(`${count} of 5 done`).waitFor()
const answerFor = (page: Page, program: string) =>
  page.locator('#gate .answer').filter({ hasText: program }).locator('.decision')

trying(
  'the tour checks itself off, step by step, and ends at the evidence',
  { timeout: 60_000 },
  async () => {
    const page = await handset('(206) 555-0160')
    await done(page, 0)
    await press(page, 'Text START')
    await done(page, 1)
    // A message that is sent before the confirmation carries its content, in other words (IN-9, GATE-11).
    await page.getByRole('log').getByText("you're signed up").waitFor()
    await press(page, 'Send “Your order has shipped.”')
    await done(page, 2)
    await page.getByRole('log').getByText('Acme: Your order has shipped.').waitFor()
    await press(page, 'Text “please stop texting me”')
    await done(page, 3)
    await press(page, 'Send it again')
    await done(page, 4)
    await page.locator('#tour').getByText('denied, opted_out').waitFor()

    const [form] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Open the form' }).click(),
    ])
    await form.locator('#number').fill('206 555 0160')
    await form.locator('#program-acme-alerts').check()
    await form.locator('form[method=post] button[type=submit]').click()
    await form.locator('#number').waitFor({ state: 'detached' })
    await textFrom(page, 'START')
    await done(page, 5)

    const [evidence] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'See the evidence' }).click(),
    ])
    expect(await evidence.locator('body').textContent()).toContain('+12065550160')
    await press(page, 'Start over with a new phone')
    await done(page, 0)
    expect(await page.getByLabel('This phone').inputValue()).toBe('+12065550161')
  },
)

trying('a step counts whoever took it, and still counts when the page is opened again', PATIENT, async () => {
  const phone = '+12065550162'
  await assent.publishText(phone, 'START')
  await assent.replies(phone).toHaveLength(1)
  const sent = await assent.invoke('assent-send-message', {
    program: 'acme-alerts',
    to: phone,
    body: 'Your order has shipped.',
    idempotencyKey: 'handset-1',
  })
  expect(sent).toMatchObject({ decision: 'allow' })
  await done(await handset(phone), 2)
})

trying.each([
  { phone: '+12065550163', label: 'It’s not a stop', reason: 'no_consent' },
  { phone: '+12065550164', label: 'It’s a stop', reason: 'opted_out' },
])('OUT-2 a review is settled by the button “$label”', PATIENT, async ({ phone, label, reason }) => {
  const page = await handset(phone)
  await textFrom(page, UNSURE)
  await page.locator('#review').getByText(UNSURE).waitFor()
  await page.locator('#gate').getByText('pending_review').first().waitFor()
  await press(page, label)
  await page.locator('#review').waitFor({ state: 'hidden' })
  await page.locator('#gate').getByText(reason).nth(1).waitFor()
  expect(await assent.gate(phone, 'acme-offers')).toMatchObject({ reason })
})

trying('an error stays through refreshes, until the next action', PATIENT, async () => {
  const page = await handset('+12065550165')
  const error = page.getByRole('alert').filter({ hasText: 'ISO 8601 duration' })
  await page.getByLabel('By').fill('soon')
  await press(page, 'Move ahead')
  await error.waitFor()
  const before = await page.locator('#now').textContent()
  await expect.poll(() => page.locator('#now').textContent()).not.toBe(before)
  await page.waitForTimeout(3_500)
  expect(await error.isVisible()).toBe(true)
  await textFrom(page, 'HELP')
  await error.waitFor({ state: 'hidden' })
})

trying(
  'GATE-12 the gate’s answer says when it may be old, and is asked for again after a change',
  async () => {
    const phone = '+12065550166'
    const page = await handset(phone)
    await page.getByText('As of').waitFor()
    await page.route(/invocations/, (route) => route.abort())
    await page.getByText('It may have changed.').waitFor()
    await page.getByText('The local run is not responding').waitFor()
    await page.unroute(/invocations/)
    await page.getByText('As of').waitFor()

    await textFrom(page, 'START')
    await page.getByText('Something changed. Asking again…').waitFor()
    await page.getByText('As of').waitFor()
    expect(await answerFor(page, 'Acme Alerts').textContent()).toBe('allow')
  },
)

trying('what the sending gate answered is marked as old when something changes', PATIENT, async () => {
  const phone = '+12065550167'
  const page = await handset(phone)
  await textFrom(page, 'START')
  await done(page, 1)
  await press(page, 'Send “Your order has shipped.”')
  await done(page, 2)
  await page.locator('#sending-note').getByText('As of').waitFor()
  await assent.publishText(phone, 'STOP')
  await page.locator('#sending-note').getByText('Something has changed since.').waitFor()
  await expect.poll(() => answerFor(page, 'Acme Alerts').textContent()).toBe('deny')
})

trying(
  'any usual way of writing a number is understood, and any other is refused in place',
  PATIENT,
  async () => {
    const page = await handset('+12065550142')
    const field = page.getByLabel('This phone')
    const usual = [
      '(206) 555-0142',
      '206.555.0142',
      '206-555-0142',
      '2065550142',
      '1 206 555 0142',
      '1-206-555-0142',
      '+1 206 555 0142',
      '+1 (206) 555‑0142',
      ' 206 555 0142 ',
    ]
    for (const typed of usual) {
      await usePhone(page, typed)
      expect([typed, await field.inputValue()]).toEqual([typed, '+12065550142'])
    }
    await usePhone(page, '011 44 20 7946 0958')
    expect(await field.inputValue()).toBe('+442079460958')

    for (const typed of ['555-0142', 'my phone', '+0 206 555 0142', '206 555 0142 x3']) {
      await usePhone(page, typed)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      await page.getByText('Not a valid phone number. Still using +442079460958.').waitFor()
    }
  },
)

/** What axe finds, and what does not fit, on a phone and a screen, in light and dark: what it looks at depends on one of them. */
async function flaws(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    const overflow = Number(await page.evaluate('document.documentElement.scrollWidth')) - width
    const flaws = [...(await violations(page)), ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])]
    found.push(...flaws.map((flaw) => `${width} ${colorScheme}: ${flaw}`))
  }
  return found
}

trying('nothing on the page is a barrier, whatever it shows', PATIENT, async () => {
  const page = await handset('+12065550168')
  expect(await flaws(page)).toEqual([])

  await textFrom(page, 'START')
  await done(page, 1)
  await textFrom(page, UNSURE)
  await page.locator('#review').waitFor()
  await press(page, 'Send “Your order has shipped.”')
  await done(page, 2)
  for (const summary of await page.locator('.lines summary').all()) await summary.click()
  await usePhone(page, 'my phone')
  await page.getByLabel('By').fill('soon')
  await press(page, 'Move ahead')
  await page.getByRole('alert').filter({ hasText: 'ISO 8601 duration' }).waitFor()
  expect(await flaws(page)).toEqual([])

  await page.goto('/_local/mail.html')
  expect(await flaws(page)).toEqual([])
})
