import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import { afterAll, describe, expect, test } from 'vitest'
import { takeScreenshots } from '../../../cli/kit/screenshots.ts'
import { kitFiles, pictureFiles } from '../../../cli/kit/write-kit.ts'
import { readRegistration } from '../../../cli/registration/read-registration.ts'
import { registrationFile } from '../../../cli/registration/schema.ts'
import { publishedTexts } from '../../../lambdas/definitions/published-texts.ts'
import type { PageLanguage, Way } from '../../../lambdas/domain/core/vocabulary.ts'
import { pageLanguagesOf } from '../../../lambdas/domain/tenant/page-language.ts'
import { violations } from '../../axe.ts'
import { sharedBrowser } from '../../browser.ts'
import { definitions } from '../../fixtures.ts'
import { shown } from '../../lambdas/pages/site/shown.ts'

const folders = definitions.tenants.flatMap((tenant) =>
  tenant.programs.flatMap((program) =>
    pageLanguagesOf(tenant).map((language) => ({
      tenant,
      program,
      language,
      id: `${program.id}/${language}`,
    })),
  ),
)
type Folder = (typeof folders)[number]

const files = new Map(
  definitions.tenants.flatMap((tenant) => kitFiles(tenant, readRegistration('programs', tenant.id))),
)

function fileOf({ program, language }: Folder, name: string): string {
  const content = files.get(join(program.id, language, name))
  if (typeof content !== 'string') throw new Error(`the kit has no ${name}`)
  return content
}

function textOf({ tenant, program, language }: Folder, way: Way) {
  const text = publishedTexts(tenant, program).find((each) => each.way === way && each.language === language)
  if (!text) throw new Error(`no text for ${way}`)
  return text
}

describe.each(folders)('CTA-5: the kit of $id', (folder) => {
  test.each([
    ['poster.html', 'keyword'],
    ['paper-form.html', 'paper_form'],
    ['form-block.html', 'form_block'],
    ['verbal-script.md', 'verbal'],
    ['employee-broadcast.md', 'employee_broadcast'],
  ] as const)('%s has the words that are published, and their id', (name, way) => {
    const content = fileOf(folder, name)
    const { id, text } = textOf(folder, way)
    expect(content).toContain(id)
    // A paper form has the lines for name and number between what is offered and what is agreed to.
    const parts = name === 'paper-form.html' ? text.split(/(?<=^[^.]+\.) /) : [text]
    for (const part of parts) expect(shown(content)).toContain(shown(part))
  })

  test('workflow.md has the words and the id of every way', () => {
    const content = fileOf(folder, 'workflow.md')
    const texts = publishedTexts(folder.tenant, folder.program).filter(
      ({ language }) => language === folder.language,
    )
    expect(texts.filter(({ id, text }) => !content.includes(id) || !content.includes(`> ${text}`))).toEqual(
      [],
    )
  })

  test('the form block is a box of its own: unchecked, not required, and without a form or a script', () => {
    const block = fileOf(folder, 'form-block.html')
    expect(block).toContain(`<input type="hidden" name="sms-consent-${folder.program.id}-text" value="`)
    expect(block).not.toMatch(/<form|<script|<button| checked| required| on\w+=/)
  })
})

test('CTA-4: messages are as they are sent: answers word for word, samples with what the gate appends', () => {
  const messages = files.get(join('acme-offers', 'en', 'messages.md'))
  expect(messages).toContain(
    '> Acme: 20% off all lamps until Sunday. https://acme.example/lamps Help: help@acme.example. Reply STOP to end.',
  )
  expect(messages).toContain(
    "> Acme: you're unsubscribed and will get no more messages. Reply OFFERS to resubscribe.",
  )
})

test('CTA-4: where a tenant does not text in the language of a page, its texts are in its own', () => {
  expect(files.get(join('acme-offers', 'fr', 'messages.md'))).toContain("> Acme Offers: you're signed up.")
})

describe('registration.json', () => {
  const readJson = (program: string) => JSON.parse(String(files.get(join(program, 'registration.json'))))

  test('answers what a form asks, from the definitions and the registration file', () => {
    expect(readJson('acme-offers')).toMatchObject({
      answers: {
        companyName: 'Acme Example, Inc.',
        supportEmail: 'help@acme.example',
        privacyPolicyLink: 'https://acme.example/sms/privacy',
        optInMessage: expect.stringContaining("Acme Offers: you're signed up."),
      },
      missing: [],
    })
  })

  test('names everything that is missing by the place where it belongs', () => {
    const { answers, missing } = readJson('globex-news')
    expect(answers.companyName).toBeUndefined()
    expect(missing).toContain('programs/globex.registration.json business.legalName')
    expect(missing).toContain('programs/globex.registration.json programs.globex-news.samples.en')
  })

  test('the file may leave anything out, and may name nothing that is not asked', () => {
    expect(registrationFile.safeParse({}).success).toBe(true)
    expect(registrationFile.safeParse({ business: { name: 'Acme' } }).success).toBe(false)
  })
})

const browser = await sharedBrowser()
if (!browser) console.log('No browser starts here: the kit is not looked at.')
const page = await browser?.newPage()
afterAll(() => page?.close())
const looking = test.skipIf(!browser)

describe('as it is printed', () => {
  looking.each(folders)(
    'the poster and the paper form of $id take one sheet of letter and of A4',
    async (folder) => {
      for (const name of ['poster.html', 'paper-form.html']) {
        await page?.setContent(fileOf(folder, name))
        for (const format of ['Letter', 'A4']) expect([name, await sheets(format)]).toEqual([name, 1])
      }
    },
  )

  looking.each(folders)('everything of $id is accessible', async (folder) => {
    const found: string[] = []
    for (const name of ['poster.html', 'paper-form.html', 'form-block.html']) {
      const html = fileOf(folder, name)
      await page?.setContent(html.startsWith('<!doctype') ? html : around(html, folder.language))
      if (page) found.push(...(await violations(page)))
    }
    expect(found).toEqual([])
  })

  looking.each([
    ['acme-alerts/en', 'SMSTO:+12065550100:START'],
    ['acme-offers/en', 'SMSTO:+12065550100:OFFERS'],
    ['acme-offers/es', 'SMSTO:+12065550100:OFERTAS'],
    ['acme-login/en', 'https://acme.example/sms/join'],
    ['globex-news/en', 'SMSTO:+12065550110:START'],
  ])('IN-1 a camera reads the QR code on the poster of %s as %s', async (piece, opens) => {
    const folder = folders.find(({ id }) => id === piece) as Folder
    await page?.setContent(fileOf(folder, 'poster.html'))
    const seen = await page?.evaluate<{ width: number; height: number; data: string }>(PICTURE)
    expect(seen && decodeQR({ ...seen, data: Buffer.from(seen.data, 'base64') })).toBe(opens)
  })

  looking('the sign-up pages are pictures that a form of a carrier takes', async () => {
    const [tenant] = definitions.tenants
    const shots = tenant ? await takeScreenshots(tenant, 'en') : []
    expect(pictureFiles(shots).map(([path]) => path)).toEqual([
      'screenshots/en/1-programs.png',
      'screenshots/en/2-sign-up-form.png',
      'screenshots/en/3-check-your-phone.png',
    ])
    expect(shots.filter(({ png }) => png.length > 400_000 || png.readUInt32BE(16) < 700)).toEqual([])
  })
})

/** How many sheets of paper the page takes. */
async function sheets(format: string): Promise<number | undefined> {
  const pdf = await page?.pdf({ format, printBackground: true })
  return pdf?.toString('latin1').match(/\/Type \/Page\b/g)?.length
}

/** The form that somebody already has. */
function around(block: string, language: PageLanguage): string {
  return `<!doctype html><html lang="${language}"><title>Order</title><main><h1>Order</h1><form action="/order">${block}</form></main></html>`
}

/** What a camera sees of the QR code, four dots to a module. */
const PICTURE = `(async () => {
  const svg = document.querySelector('.code svg')
  const size = svg.viewBox.baseVal.width * 4
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('width', size)
  svg.setAttribute('height', size)
  const image = new Image()
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg.outerHTML)
  await image.decode()
  const canvas = new OffscreenCanvas(size, size).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const bytes = [...canvas.getImageData(0, 0, size, size).data]
  return { width: size, height: size, data: btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')) }
})()`
