import { beforeAll, expect, test } from 'vitest'
import { wordsOf } from '../../lambdas/domain/words/site/words-of.ts'
import { violations } from '../axe.ts'
import { sharedBrowser } from '../browser.ts'
import { callersOf } from '../local/callers.ts'
import { sharedAssent } from '../local/shared.ts'
import { codeOn, hashOfCallToAction, type Person, visit, type Walked } from './person.ts'

const browser = await sharedBrowser()
if (!browser) console.log('No browser is available: the walkthroughs of the site are skipped.')
/** A busy machine's browser takes its time. */
const walkthrough = (name: string, walk: () => Promise<void>) =>
  test.skipIf(!browser)(name, { timeout: 60_000 }, walk)

let site: Walked

beforeAll(async () => {
  if (!browser) return
  const { origin, tableName } = await sharedAssent()
  site = { browser, origin, assent: callersOf({ origin, tableName }) }
}, 300_000)

/** Creates a person with this phone; the walkthroughs are skipped without a browser. */
const personWith = (phone: string, options?: Parameters<typeof visit>[2]) => {
  if (!browser) throw new Error('No browser is available.')
  return visit(site, phone, options)
}

const heading = ({ page }: Person, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = ({ page }: Person, name: string) => page.getByRole('button', { name }).click()
const box = ({ page }: Person, name: string) => page.getByRole('checkbox', { name })
const status = async (person: Person, program?: string) => (await person.consent(program))?.status

/** Fills in the form, finding fields by their labels, and submits it. */
async function signUp(person: Person, program = 'Acme Alerts', local = person.local): Promise<void> {
  if (!person.page.url().includes('/join')) await person.page.goto('/acme/join')
  await person.page.getByLabel('Mobile number').fill(local)
  await box(person, program).check()
  await press(person, 'Sign up')
}

/** Opens the preferences page with the code that is texted to the phone. */
async function openPreferences(person: Person): Promise<void> {
  await person.page.goto('/acme/preferences')
  await person.page.getByLabel('Mobile number').fill(person.local)
  await press(person, 'Send code')
  await heading(person, 'Enter the code')
  await person.page.getByLabel('Six-digit code').fill(await codeOn(person))
  await press(person, 'Confirm')
  await heading(person, 'My choices')
}

walkthrough(
  'IN-4, IN-8 a sign-up with the form, confirmed by YES, is recorded with its evidence',
  async () => {
    const person = await personWith('+12065550121')
    const { page } = person
    const consoleMessages: string[] = []
    page.on('console', (message) => consoleMessages.push(message.text()))
    await page.goto('/acme')
    await page.getByRole('link', { name: 'Sign up online' }).click()
    await page.getByLabel('Your name').fill('Dana Reed')
    const hash = await hashOfCallToAction(page, 'acme-alerts')
    await signUp(person)
    await heading(person, 'Check your phone')
    await person.texts().toEqual([expect.stringMatching(/^Acme Alerts: reply YES to sign up/)])
    expect([await status(person), await person.gate()]).toMatchObject([
      'pending',
      { decision: 'deny', reason: 'pending_confirmation' },
    ])

    await person.sendText('YES')
    await person.texts().toHaveLength(2)
    expect((await person.textsAfterAll()).slice(1)).toEqual([
      expect.stringMatching(/^Acme Alerts: you're signed up/),
    ])
    expect(await person.consent()).toMatchObject({
      status: 'opted_in',
      medium: 'web_form',
      level: 'express_written',
    })
    expect(await person.gate()).toMatchObject({ decision: 'allow', consent: { medium: 'web_form' } })
    expect(consoleMessages).toEqual([])
    expect(await person.grant()).toMatchObject({
      granted: { callToAction: { hash, language: 'en' }, proof: { action: 'box ticked' } },
      request: { type: 'pending' },
      detail: {
        identity: 'Dana Reed',
        ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
        userAgent: await page.evaluate('navigator.userAgent'),
      },
    })
  },
)

walkthrough('OUT-8 a code opens the preferences: join a program, leave one, download, stop all', async () => {
  const person = await personWith('+12065550122')
  const { page } = person
  await person.sendText('START')
  await person.texts().toHaveLength(1)
  await openPreferences(person)
  expect([
    await box(person, 'Acme Alerts').isChecked(),
    await box(person, 'Acme Offers').isChecked(),
  ]).toEqual([true, false])

  await box(person, 'Acme Alerts').uncheck()
  await box(person, 'Acme Offers').check()
  await press(person, 'Save my choices')
  await heading(person, 'Saved')
  await person.texts().toHaveLength(3)
  expect([await person.gate(), await person.consent('acme-offers')]).toMatchObject([
    { decision: 'deny', reason: 'opted_out' },
    { status: 'opted_in', medium: 'preferences_page', level: 'express_written' },
  ])

  await page.goto('/acme/preferences')
  await page.getByText('What we keep about you').click()
  const [download] = await Promise.all([page.waitForEvent('download'), press(person, 'Download')])
  expect(download.suggestedFilename()).toBe('acme-text-messages.html')

  await press(person, 'Stop everything')
  await heading(person, 'You’ve been unsubscribed')
  expect(await person.gate('acme-offers')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  expect(await person.textsAfterAll()).toEqual([
    expect.stringMatching(/^Acme Alerts: you're signed up/),
    expect.stringMatching(/^Acme: \d{6} is your code/),
    expect.stringMatching(/^Acme Offers: you're signed up/),
  ])
  expect(await person.verification()).toMatchObject({ holds: true })
})

walkthrough(
  'IN-4, CTA-2 the whole sign-up works without JavaScript, in Spanish, at 320 pixels, with a typed code',
  async () => {
    const person = await personWith('+12065550123', {
      javaScriptEnabled: false,
      locale: 'es-MX',
      viewport: { width: 320, height: 640 },
    })
    const { page } = person
    await page.goto('/acme/join')
    await page.getByLabel('Celular').fill('+1 206 555 0123')
    const hash = await hashOfCallToAction(page, 'acme-login')
    await box(person, 'Acme Acceso').check()
    await box(person, 'Acme Avisos').check()
    await press(person, 'Suscribirme')
    await heading(person, 'Revise su teléfono')
    await person.texts().toHaveLength(2)
    const code = await codeOn(person)
    await page.getByLabel('Código de seis dígitos').fill(code === '000000' ? '000001' : '000000')
    await press(person, 'Confirmar')
    await page.getByRole('alert').getByRole('link', { name: 'El código no coincide' }).click()
    await page.getByLabel('Código de seis dígitos').fill(code)
    await press(person, 'Confirmar')
    await heading(person, 'Suscripción completa')
    expect([await status(person, 'acme-login'), await status(person)]).toEqual(['opted_in', 'pending'])
    expect(await person.grant()).toMatchObject({
      granted: { program: 'acme-login', callToAction: { hash, language: 'es' } },
    })
    await person.sendText('SÍ')
    await expect.poll(() => status(person)).toBe('opted_in')

    await page.getByRole('link', { name: 'Ver o cambiar mis preferencias' }).click()
    await page.getByLabel('Celular').fill('206 555 0123')
    await press(person, 'Enviar código')
    await heading(person, 'Escriba el código')
    await page.getByLabel('Código de seis dígitos').fill(await codeOn(person))
    await press(person, 'Confirmar')
    await press(person, 'Cancelar todo')
    await heading(person, 'Suscripción cancelada')
    expect(await person.gate('acme-login')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await person.textsAfterAll()).toHaveLength(5)
  },
)

walkthrough(
  'IN-4, OUT-9 after STOP a sign-up shows the same page, sends no text, and START completes it',
  async () => {
    const person = await personWith('+12065550124')
    const stranger = await personWith('+14255550124')
    await person.sendText('STOP')
    await person.texts().toHaveLength(1)
    for (const each of [person, stranger]) {
      await signUp(each, 'Acme Offers')
      await heading(each, 'Check your phone')
    }
    expect(await person.page.content()).toBe(await stranger.page.content())
    expect([(await person.textsAfterAll()).length, (await stranger.textsAfterAll()).length]).toEqual([1, 1])
    expect(await person.gate('acme-offers')).toMatchObject({ decision: 'deny', reason: 'opted_out' })

    await person.sendText('START')
    await person.texts().toEqual([expect.anything(), expect.stringMatching(/^Acme Offers: you're signed up/)])
    expect(await person.consent('acme-offers')).toMatchObject({
      status: 'opted_in',
      medium: 'web_form',
      level: 'express_written',
    })
    expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await person.grant()).toMatchObject({ detail: { userAgent: expect.stringContaining('Chrome') } })
  },
)

walkthrough('IN-4 the form keeps its values after an error, and the sign-up can go on', async () => {
  const person = await personWith('+12065550125')
  const { page } = person
  await page.goto('/acme/join')
  await page.getByLabel('Your name').fill('Dana Reed')
  await page.getByLabel('Mobile number').fill('555 01')
  await press(person, 'Sign up')
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    expect.stringContaining('Select at least one type'),
    expect.stringContaining('Enter a valid mobile number'),
  ])
  expect([
    await page.getByLabel('Mobile number').inputValue(),
    await page.getByLabel('Your name').inputValue(),
  ]).toEqual(['555 01', 'Dana Reed'])

  await box(person, 'Acme Offers').check()
  await press(person, 'Sign up')
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(1)
  expect(await box(person, 'Acme Offers').isChecked()).toBe(true)
  await page.getByLabel('Mobile number').fill(person.local)
  await press(person, 'Sign up')
  await heading(person, 'Check your phone')
  await person.texts().toEqual([expect.stringMatching(/^Acme Offers: reply YES/)])
})

walkthrough('IN-4 after a stranger answers STOP, nothing completes that sign-up', async () => {
  const person = await personWith('+12065550126')
  await person.page.goto('/acme/join')
  await box(person, 'Acme Alerts').check()
  await signUp(person, 'Acme Login')
  await heading(person, 'Check your phone')
  await person.texts().toHaveLength(2)
  const code = await codeOn(person)
  await person.sendText('STOP')
  await person.texts().toHaveLength(3)
  await person.page.getByLabel('Six-digit code').fill(code)
  await press(person, 'Confirm')
  await person.page.getByRole('alert').waitFor()
  await person.sendText('YES')
  expect(await person.textsAfterAll()).toHaveLength(3)
  expect(await person.grant()).toBeUndefined()

  await person.sendText('START')
  await person.texts().toHaveLength(4)
  expect([await person.consent(), await person.gate('acme-login')]).toMatchObject([
    { status: 'opted_in', medium: 'sms_keyword' },
    { decision: 'deny', reason: 'opted_out' },
  ])
  expect((await person.grant())?.granted.request).toBeNull()
})

walkthrough('CTA-2 a chosen language stays, whatever the browser prefers', async () => {
  const person = await personWith('+12065550130', { locale: 'es-MX' })
  await person.page.goto('/acme/join')
  await person.page.getByRole('link', { name: 'English' }).click()
  await signUp(person, 'Acme Login')
  await heading(person, 'Check your phone')
  await person.page.getByLabel('Six-digit code').fill(await codeOn(person))
  await press(person, 'Confirm')
  await heading(person, 'You’re signed up')
  await person.page.getByRole('link', { name: 'Privacy' }).click()
  await heading(person, 'Acme text message privacy policy')
})

const { join, sent, code: codeWords, joined, preferences } = wordsOf({ language: 'fr' })

walkthrough(
  'OUT-7 Back and Reload at each step repeat nothing and show no error, in French, without JavaScript, narrow and dark',
  async () => {
    const person = await personWith('+12065550131', {
      locale: 'fr',
      javaScriptEnabled: false,
      colorScheme: 'dark',
      viewport: { width: 320, height: 640 },
    })
    const { page } = person
    const reloaded = async (title: string) => {
      await page.reload()
      await heading(person, title)
      await page.locator('a[href*="/terms"]').first().click()
      await page.goBack()
      await heading(person, title)
      expect(new URL(page.url()).search).toMatch(/^\?lang=[a-z]{2}(&step=[a-z]+)?$/)
    }
    await page.goto('/acme/join')
    await press(person, join.button)
    await page.getByRole('alert').waitFor()
    await page.reload()
    await page.getByRole('alert').waitFor()
    await page.getByLabel(join.number).fill(person.local)
    await box(person, 'Acme Connexion').check()
    await press(person, join.button)
    await heading(person, sent.title)
    await reloaded(sent.title)
    const code = await codeOn(person)
    await page.getByLabel(codeWords.label).fill(code)
    await press(person, codeWords.button)
    await heading(person, joined.title)
    await reloaded(joined.title)
    await page.goBack()
    await heading(person, joined.title)

    await page.goto('/acme/preferences')
    await page.getByLabel(join.number).fill(person.local)
    await press(person, preferences.send)
    await heading(person, preferences.codeTitle)
    await reloaded(preferences.codeTitle)
    await page.getByLabel(codeWords.label).fill(await codeOn(person))
    await press(person, codeWords.button)
    await heading(person, preferences.choicesTitle)
    await page.reload()
    await heading(person, preferences.choicesTitle)
    await page.goBack()
    await heading(person, preferences.choicesTitle)
    await press(person, preferences.save)
    await heading(person, preferences.savedTitle)
    await reloaded(preferences.savedTitle)
    await page.goto('/acme/preferences')
    await press(person, preferences.stop)
    await heading(person, preferences.stoppedTitle)
    await reloaded(preferences.stoppedTitle)
    expect(await person.gate('acme-login')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    // Asked to confirm, confirmed, and one code: whatever was reloaded.
    expect(await person.textsAfterAll()).toHaveLength(3)
  },
)

walkthrough('OUT-8 a stop link stops everything at one press, and its page stays', async () => {
  const person = await personWith('+12065550134')
  const { page } = person
  await person.sendText('START')
  await person.texts().toHaveLength(1)
  const { url } = await site.assent.invoke('assent-operator', {
    action: 'stop_link',
    tenant: 'acme',
    to: person.phone,
    days: 30,
    by: 'dana',
  })
  await page.goto(url)
  expect(await violations(page)).toEqual([])
  await press(person, 'Stop everything')
  await heading(person, 'You’ve been unsubscribed')
  await page.reload()
  await heading(person, 'You’ve been unsubscribed')
  expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
})

walkthrough('CTA-2 an address that does not exist is answered in the look of the rest', async () => {
  const { page } = await personWith('+12065550135', { colorScheme: 'dark' })
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  const answer = await page.goto('/acme/no/such/page')
  expect(answer?.status()).toBe(404)
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 27)')
  expect(refused.filter((message) => /Content.Security/.test(message))).toEqual([])
})

walkthrough('IN-1 the QR code is an image, and texting its keyword signs up', async () => {
  const person = await personWith('+12065550127')
  const { page } = person
  await page.goto('/acme')
  const [image] = await Promise.all([
    page.waitForResponse(/qr\.svg$/),
    page.getByRole('link', { name: 'QR code for Acme Offers' }).click(),
  ])
  expect([image.status(), image.headers()['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(await page.evaluate('document.documentElement.getBoundingClientRect().width > 100')).toBe(true)
  await person.sendText('OFFERS')
  await person.texts().toHaveLength(1)
  expect(await person.consent('acme-offers')).toMatchObject({
    status: 'opted_in',
    medium: 'sms_keyword',
    level: 'express_written',
  })
})

/** Invites a person by mail and returns the link in the mail and the invitation's id. */
async function inviteByMail(email: string): Promise<{ link: string; invitation: string }> {
  const { invitation } = await site.assent.invoke('assent-operator', {
    action: 'invite',
    tenant: 'acme',
    program: 'acme-offers',
    channel: 'email',
    email,
    by: 'dana',
  })
  const mail = (await (await site.assent.local('/_local/mail')).json()) as {
    messages: { to: string[]; text: string }[]
  }
  const { text = '' } = mail.messages.find(({ to }) => to.includes(email)) ?? {}
  return { link: text.match(/http\S+invitation=\S+/)?.[0] ?? '', invitation }
}

walkthrough('IN-8 an invitation counts once, and its link keeps opening the form', async () => {
  const { link, invitation } = await inviteByMail('reed@example.com')
  const invited = await personWith('+12065550128')
  const second = await personWith('+12065550129')
  for (const each of [invited, second]) {
    await each.page.goto(link)
    expect(await each.page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await signUp(each, 'Acme Offers')
    await heading(each, 'Check your phone')
    await each.texts().toHaveLength(1)
    await each.sendText('YES')
    await each.texts().toHaveLength(2)
  }
  const invitations = [await invited.grant(), await second.grant()].map(
    (grant) => grant?.granted.proof?.invitation,
  )
  expect(invitations).toEqual([invitation, undefined])
  const cookies = await invited.page.context().cookies()
  expect(cookies.map(({ name }) => name)).toEqual(['join-step'])
})
