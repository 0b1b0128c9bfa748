import { type PageLanguage, SIGN_UP_PAGES, type SignUpPage } from '../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { type PicturedPage, signUpPages } from '../../lambdas/pages/kit/sign-up-pages.ts'
import { openBrowser } from './browser.ts'

/** A sign-up page and its picture. */
export interface Picture extends PicturedPage {
  png: Buffer
}

/** Forms of carriers take no larger picture. */
const MAX_BYTES = 500_000
const PHONE = { width: 390, height: 780 }

/** The sign-up pages as a phone shows them, in the order in which a person meets them, or only some; empty where no browser starts. */
export async function takeScreenshots(
  tenant: Tenant,
  language: PageLanguage,
  only: readonly SignUpPage[] = SIGN_UP_PAGES,
): Promise<Picture[]> {
  const browser = await openBrowser()
  if (!browser) return []
  try {
    const pictures: Picture[] = []
    const pages = signUpPages({ tenant, language }).filter(({ page }) => only.includes(page))
    for (const each of pages) pictures.push({ ...each, png: await shoot(each.html, browser) })
    return pictures
  } finally {
    await browser.close()
  }
}

type Browser = NonNullable<Awaited<ReturnType<typeof openBrowser>>>

/** At twice the size, unless that is too large. */
async function shoot(html: string, browser: Browser): Promise<Buffer> {
  const sharp = await shootAt(html, browser, 2)
  return sharp.length <= MAX_BYTES ? sharp : shootAt(html, browser, 1)
}

/** Tried again: a busy machine's browser may fail to draw in time. */
async function shootAt(
  html: string,
  browser: Browser,
  deviceScaleFactor: number,
  attempts = 3,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor, colorScheme: 'light' })
  try {
    await page.setContent(html)
    return await page.screenshot({ fullPage: true })
  } catch (error) {
    if (attempts === 1) throw error
    return shootAt(html, browser, deviceScaleFactor, attempts - 1)
  } finally {
    await page.close()
  }
}
