import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violations } from '../axe.ts'
import { sharedBrowser } from '../browser.ts'
import { callersOf } from '../local/callers.ts'
import { sharedAssent } from '../local/shared.ts'
import { UNSURE } from '../unsure.ts'
import { type Person, visit, type Walked } from './person.ts'

const browser = await sharedBrowser()
if (!browser) console.log('No browser is available: the walkthroughs of the console are skipped.')
/** A busy machine's browser takes its time. */
const walkthrough = (name: string, walk: () => Promise<void>) =>
  test.skipIf(!browser)(name, { timeout: 60_000 }, walk)

let site: Walked

beforeAll(async () => {
  if (!browser) return
  const { origin, tableName } = await sharedAssent()
  site = { browser, origin, assent: callersOf({ origin, tableName }) }
}, 300_000)

const personWith = (phone: string, options?: Parameters<typeof visit>[2]) => {
  if (!browser) throw new Error('No browser is available.')
  return visit(site, phone, options)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** Signs in at the provider that stands beside the local run. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill('assent')
  await press(page, 'Sign in')
}

/** A member of staff on the page of a person. */
async function lookUp({ page, local }: Person, email: string): Promise<void> {
  await page.goto('/console')
  await signIn(page, email)
  await open(page, 'Acme')
  await page.getByLabel('Phone number').fill(local)
  await press(page, 'Find')
}

walkthrough(
  'STAFF-1 an agent, without JavaScript, narrow and dark: consent by the script, a stop, an invitation, Back and Reload',
  async () => {
    const person = await personWith('+12065550171', {
      javaScriptEnabled: false,
      colorScheme: 'dark',
      viewport: { width: 320, height: 640 },
    })
    const { page } = person
    await lookUp(person, 'agent@assent.example')
    await heading(page, '(206) 555-0171')
    expect(page.url()).not.toContain('0171')

    await open(page, 'Record consent')
    await page.getByLabel('Who agreed?').fill('')
    await press(page, 'Record the consent')
    await page.getByRole('alert').getByRole('link', { name: '“Who agreed” is missing' }).click()
    await page.getByLabel('Who agreed?').fill('Dana Reed')
    await press(page, 'Record the consent')
    await page.getByText('The consent is recorded.').waitFor()
    expect(await person.gate()).toMatchObject({ decision: 'allow', consent: { medium: 'verbal' } })

    await open(page, 'Invite')
    await page.getByLabel('Program').selectOption('acme-offers')
    await page.getByLabel('How?').selectOption('qr')
    await press(page, 'Invite')
    await page.getByRole('img', { name: 'QR code' }).waitFor()
    const code = /OFFERS [A-Z0-9]{4}/.exec((await page.locator('.script').textContent()) ?? '')?.[0] ?? ''
    await person.sendText(code)
    await expect.poll(async () => (await person.consent('acme-offers'))?.status).toBe('opted_in')

    await open(page, 'Back to the person')
    await open(page, 'Record a stop')
    await press(page, 'Record the stop')
    await page.getByText('The stop is recorded and in effect.').waitFor()
    await page.reload()
    await page.goBack()
    await page.goForward()
    await page.getByText('The stop is recorded and in effect.').waitFor()
    expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await person.verification()).toMatchObject({ holds: true })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  },
)

walkthrough(
  'STAFF-1 an admin sees every page without a flaw for who sees, hears or types, and settles a review by keyboard',
  async () => {
    const person = await personWith('+12065550172')
    const { page } = person
    const refused: string[] = []
    page.on('console', (message) => refused.push(message.text()))
    await person.sendText('START')
    await person.sendText(UNSURE)
    await expect.poll(async () => (await person.consent())?.status).toBe('opted_in')
    await lookUp(person, 'admin@assent.example')
    await heading(page, '(206) 555-0172')
    const address = page.url()
    const all = [
      '',
      ...['record', 'invite', 'stop', 'erase', 'come-back', 'activity'].map((path) => `/${path}`),
    ].map((path) => `${address}${path}`)
    const pages = [
      '',
      '/reviews',
      '/lists?program=acme-alerts&status=opted_in',
      '/import',
      '/sample',
      '/activity',
    ]
    for (const url of [...all, ...pages.map((path) => `/console/acme${path}`)]) {
      await page.goto(url)
      expect(await violations(page), url).toEqual([])
    }
    await page.goto('/console/acme/reviews')
    await page.getByRole('button', { name: /It’s a stop.*555-0172/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('It counts as a stop, which is in effect.').waitFor()
    expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(refused).toEqual([])
  },
)

walkthrough(
  'STAFF-1 a session that ends in the middle of a form loses nothing, and a viewer of the same browser may not send it',
  async () => {
    const person = await personWith('+12065550173')
    const { page } = person
    await lookUp(person, 'agent@assent.example')
    await open(page, 'Record a complaint')
    await page.getByLabel('What did they say').fill('They called it spam')
    // As a browser does when eight hours have passed.
    await page.context().clearCookies({ name: 'session' })
    await press(page, 'Record the complaint')
    await heading(page, 'Sign in again')
    await open(page, 'Sign in')
    await signIn(page, 'agent@assent.example')
    expect(await page.getByLabel('What did they say').inputValue()).toBe('They called it spam')

    const stolen = await page.context().cookies()
    const form = page.url()
    await press(page, 'Sign out')
    await heading(page, 'You’re signed out')
    await page.context().addCookies(stolen)
    await page.goto(form)
    await signIn(page, 'viewer@assent.example')
    await heading(page, 'Your role doesn’t include this')
    expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'no_consent' })
  },
)
