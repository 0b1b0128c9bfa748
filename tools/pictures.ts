import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { startAssent } from '../test/local/running.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures')
const MAX_BYTES = 150_000

/** Takes the pictures of the README from the local system: the handset page after a conversation, and the form on a phone. */
async function takePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const browser = await openBrowser()
  if (!browser) throw new Error('No browser starts on this machine.')
  const assent = await startAssent({})
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 860 }, colorScheme: 'light' })
    await converse(page, assent.origin)
    await save(page, 'handset.png')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${assent.origin}/acme/join`)
    await page.getByRole('checkbox', { name: 'Acme Alerts' }).check()
    await save(page, 'form.png')
  } finally {
    await Promise.all([browser.close(), assent.end('SIGTERM')])
  }
}

/** Texts START from the handset, waits for the answer, and asks the gate. */
async function converse(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await page.getByRole('textbox', { name: 'Text' }).fill('START')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('signed up').first().waitFor()
  await page.getByRole('button', { name: /ask/i }).first().click()
  await page.getByText('allow', { exact: false }).first().waitFor()
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, name)
  await page.screenshot({ path })
  const { size } = statSync(path)
  if (size > MAX_BYTES) throw new Error(`${name} has ${size} bytes; at most ${MAX_BYTES} are allowed.`)
  console.log(`${name}: ${size} bytes`)
}

await takePictures()
