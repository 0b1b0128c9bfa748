import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../cli/kit/browser.ts'
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
    const page = await browser.newPage({ viewport: { width: 1040, height: 720 }, colorScheme: 'light' })
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

/** Takes the first three steps of the tour on the handset page. */
async function converse(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  const steps = ['Text START', 'Send “Your order has shipped.”', 'Text “please stop texting me”']
  for (const [i, step] of steps.entries()) {
    await page.getByRole('button', { name: step }).click()
    await page.getByText(`${i + 1} of 5 done`).waitFor()
  }
  await page.getByText('unsubscribed').waitFor()
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, name)
  await page.screenshot({ path })
  const { size } = statSync(path)
  if (size > MAX_BYTES) throw new Error(`${name} has ${size} bytes; at most ${MAX_BYTES} are allowed.`)
  console.log(`${name}: ${size} bytes`)
}

await takePictures()
