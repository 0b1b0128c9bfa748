import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { codeOn, hashOfWordsBeside, type Person, visit } from './person.ts'
import { type RunningSite, startSite } from './running-site.ts'

const browser = await openBrowser()
if (!browser) console.log('No browser starts here: nobody walks through the site.')
const walk = test.skipIf(!browser)

let site: RunningSite

beforeAll(async () => {
  if (browser) site = await startSite()
}, 120_000)

afterAll(async () => {
  await Promise.all([browser?.close(), site?.end()])
})

/** Somebody with this phone; the walks are skipped where there is no browser. */
const somebody = (phone: string, options?: Parameters<typeof visit>[3]) => {
  if (!browser) throw new Error('no browser')
  return visit(site, browser, phone, options)
}

const heading = ({ page }: Person, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = ({ page }: Person, name: string) => page.getByRole('button', { name }).click()
const box = ({ page }: Person, name: string) => page.getByRole('checkbox', { name })
const status = async (person: Person, program?: string) => (await person.standing(program))?.status

/** Fills in the form by what it says beside its fields, and sends it. */
async function signUp(person: Person, program = 'Acme Alerts', local = person.local): Promise<void> {
  if (!person.page.url().includes('/join')) await person.page.goto('/acme/join')
  await person.page.getByLabel('Mobile number').fill(local)
  await box(person, program).check()
  await press(person, 'Sign up')
}

/** Gets the code of one's own choices on the phone and types it. */
async function proveAtChoices(person: Person): Promise<void> {
  await person.page.goto('/acme/preferences')
  await person.page.getByLabel('Mobile number').fill(person.local)
  await press(person, 'Send code')
  await heading(person, 'Enter the code')
  await person.page.getByLabel('Six-digit code').fill(await codeOn(person))
  await press(person, 'Confirm')
  await heading(person, 'My choices')
}

walk('IN-4, IN-8 the form asks, the phone says YES, and the consent is kept with its proof', async () => {
  const person = await somebody('+12065550121')
  const { page } = person
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto('/acme')
  await page.getByRole('link', { name: 'Sign up online' }).click()
  await page.getByLabel('Your name').fill('Dana Reed')
  const words = await hashOfWordsBeside(page, 'acme-alerts')
  await signUp(person)
  await heading(person, 'Check your phone')
  await person.texts().toEqual([expect.stringMatching(/^Acme Alerts: reply YES to sign up/)])
  expect([await status(person), await person.gate()]).toMatchObject([
    'pending',
    { decision: 'deny', reason: 'pending_confirmation' },
  ])

  await person.say('YES')
  await person.texts().toHaveLength(2)
  expect((await person.textsAfterAll()).slice(1)).toEqual([
    expect.stringMatching(/^Acme Alerts: you're signed up/),
  ])
  expect(await person.standing()).toMatchObject({
    status: 'opted_in',
    medium: 'web_form',
    level: 'express_written',
  })
  expect(await person.gate()).toMatchObject({ decision: 'allow', consent: { medium: 'web_form' } })
  expect(complaints).toEqual([])
  expect(await person.grant()).toMatchObject({
    granted: { callToAction: { hash: words, language: 'en' }, proof: { action: 'box ticked' } },
    request: { type: 'pending' },
    detail: {
      identity: 'Dana Reed',
      ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      userAgent: await page.evaluate('navigator.userAgent'),
    },
  })
})

walk('OUT-8 the code of the phone opens the choices: join one, leave one, download, stop all', async () => {
  const person = await somebody('+12065550122')
  const { page } = person
  await person.say('START')
  await person.texts().toHaveLength(1)
  await proveAtChoices(person)
  expect([
    await box(person, 'Acme Alerts').isChecked(),
    await box(person, 'Acme Offers').isChecked(),
  ]).toEqual([true, false])

  await box(person, 'Acme Alerts').uncheck()
  await box(person, 'Acme Offers').check()
  await press(person, 'Save my choices')
  await heading(person, 'Saved')
  await person.texts().toHaveLength(3)
  expect([await person.gate(), await person.standing('acme-offers')]).toMatchObject([
    { decision: 'deny', reason: 'opted_out' },
    { status: 'opted_in', medium: 'preferences_page', level: 'express_written' },
  ])

  await page.goto('/acme/preferences')
  const [download] = await Promise.all([page.waitForEvent('download'), press(person, 'Download')])
  expect(download.suggestedFilename()).toBe('acme-text-messages.json')

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

walk('IN-4, CTA-2 all of it without JavaScript, in Spanish, at 320 pixels, by a typed code', async () => {
  const person = await somebody('+12065550123', {
    javaScriptEnabled: false,
    locale: 'es-MX',
    viewport: { width: 320, height: 640 },
  })
  const { page } = person
  await page.goto('/acme/join')
  await page.getByLabel('Celular').fill('+1 206 555 0123')
  const words = await hashOfWordsBeside(page, 'acme-login')
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
    granted: { program: 'acme-login', callToAction: { hash: words, language: 'es' } },
  })
  await person.say('SÍ')
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
})

walk(
  'IN-4, OUT-9 the way back after STOP: the page of everybody, no text, and START completes it',
  async () => {
    const person = await somebody('+12065550124')
    const stranger = await somebody('+14255550124')
    await person.say('STOP')
    await person.texts().toHaveLength(1)
    for (const each of [person, stranger]) {
      await signUp(each, 'Acme Offers')
      await heading(each, 'Check your phone')
    }
    expect(await person.page.content()).toBe(await stranger.page.content())
    expect([(await person.textsAfterAll()).length, (await stranger.textsAfterAll()).length]).toEqual([1, 1])
    expect(await person.gate('acme-offers')).toMatchObject({ decision: 'deny', reason: 'opted_out' })

    await person.say('START')
    await person.texts().toEqual([expect.anything(), expect.stringMatching(/^Acme Offers: you're signed up/)])
    expect(await person.standing('acme-offers')).toMatchObject({
      status: 'opted_in',
      medium: 'web_form',
      level: 'express_written',
    })
    expect(await person.gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
    expect(await person.grant()).toMatchObject({ detail: { userAgent: expect.stringContaining('Chrome') } })
  },
)

walk('IN-4 what was typed stays where something is wrong, and the sign-up goes on', async () => {
  const person = await somebody('+12065550125')
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

walk('IN-4 a stranger’s phone answers STOP: nothing completes that sign-up any more', async () => {
  const person = await somebody('+12065550126')
  await person.page.goto('/acme/join')
  await box(person, 'Acme Alerts').check()
  await signUp(person, 'Acme Login')
  await heading(person, 'Check your phone')
  await person.texts().toHaveLength(2)
  const code = await codeOn(person)
  await person.say('STOP')
  await person.texts().toHaveLength(3)
  await person.page.getByLabel('Six-digit code').fill(code)
  await press(person, 'Confirm')
  await person.page.getByRole('alert').waitFor()
  await person.say('YES')
  expect(await person.textsAfterAll()).toHaveLength(3)
  expect(await person.grant()).toBeUndefined()

  await person.say('START')
  await person.texts().toHaveLength(4)
  expect([await person.standing(), await person.gate('acme-login')]).toMatchObject([
    { status: 'opted_in', medium: 'sms_keyword' },
    { decision: 'deny', reason: 'opted_out' },
  ])
  expect((await person.grant())?.granted.request).toBeNull()
})

walk('CTA-2 the language that somebody chose stays, whatever their browser prefers', async () => {
  const person = await somebody('+12065550130', { locale: 'es-MX' })
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

walk('IN-1 the code to be scanned is a picture, and what it says signs up by text', async () => {
  const person = await somebody('+12065550127')
  const { page } = person
  await page.goto('/acme')
  const [picture] = await Promise.all([
    page.waitForResponse(/qr\.svg$/),
    page.getByRole('link', { name: 'QR code for Acme Offers' }).click(),
  ])
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(await page.evaluate('document.documentElement.getBoundingClientRect().width > 100')).toBe(true)
  await person.say('OFFERS')
  await person.texts().toHaveLength(1)
  expect(await person.standing('acme-offers')).toMatchObject({
    status: 'opted_in',
    medium: 'sms_keyword',
    level: 'express_written',
  })
})

/** Invites somebody by mail and answers the link in the mail, which they open, and the invitation's name. */
async function mailedLink(email: string): Promise<{ link: string; invitation: string }> {
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

walk('IN-8 a mailed invitation counts once, and its link opens the form ever after', async () => {
  const { link, invitation } = await mailedLink('reed@example.com')
  const invited = await somebody('+12065550128')
  const second = await somebody('+12065550129')
  for (const each of [invited, second]) {
    await each.page.goto(link)
    expect(await each.page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await signUp(each, 'Acme Offers')
    await heading(each, 'Check your phone')
    await each.texts().toHaveLength(1)
    await each.say('YES')
    await each.texts().toHaveLength(2)
  }
  const references = [await invited.grant(), await second.grant()].map(
    (grant) => grant?.granted.proof?.reference,
  )
  expect(references).toEqual([`invitation ${invitation}`, null])
  expect(await invited.page.context().cookies()).toEqual([])
})
