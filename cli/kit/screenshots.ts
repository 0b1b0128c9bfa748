import type { PageLanguage } from '../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import type { Rendered } from '../../lambdas/pages/site/layout.ts'
import { joinPage } from '../../lambdas/pages/site/pages/join-page.ts'
import { joinSentPage } from '../../lambdas/pages/site/pages/join-sent-page.ts'
import { programsPage } from '../../lambdas/pages/site/pages/programs-page.ts'
import type { View } from '../../lambdas/pages/site/view.ts'
import { openBrowser } from './browser.ts'

/** A picture of a page, by the name of its file. */
export interface Screenshot {
  name: string
  png: Buffer
}

/** Forms of carriers take no larger picture. */
const MAX_BYTES = 500_000
const PHONE = { width: 390, height: 780 }

/** The sign-up pages as a phone shows them, in the order in which a person meets them, or only some; empty where no browser starts. */
export async function takeScreenshots(
  tenant: Tenant,
  language: PageLanguage,
  only?: readonly string[],
): Promise<Screenshot[]> {
  const browser = await openBrowser()
  if (!browser) return []
  try {
    const shots: Screenshot[] = []
    const pages = Object.entries(signUpPages({ tenant, language, base: '' }))
    for (const [name, { html }] of pages.filter(([name]) => only?.includes(name) ?? true))
      shots.push({ name: `${name}.png`, png: await shoot(html, browser) })
    return shots
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

/** Nothing is filled in: the boxes are unchecked, as a person finds them. */
function signUpPages(view: View): Record<string, Rendered> {
  const programs = view.tenant.programs.map(({ id }) => id)
  return {
    '1-programs': programsPage(view),
    '2-sign-up-form': joinPage({ ...view, token: '' }),
    '3-check-your-phone': joinSentPage({ ...view, ending: '42', programs: programs.slice(0, 1) }),
  }
}
