import { createHash } from 'node:crypto'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Detail, LedgerEntry } from '../../lambdas/application/core/ledger.ts'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import type { OptedIn, Recorded } from '../../lambdas/domain/core/events.ts'
import type { RunningSite } from './running-site.ts'

interface LedgerItem extends LedgerEntry {
  pk: string
}

/** An opt-in, and the sign-up that it completes, if any. */
export interface Grant {
  granted: OptedIn
  request: Recorded | undefined
  detail: Detail | null | undefined
}

/** Somebody with a browser and a phone. */
export type Person = Awaited<ReturnType<typeof visit>>

/** A person with a phone of their own and a browser that knows nothing yet. */
export async function visit(
  { origin, assent }: RunningSite,
  browser: Browser,
  phone: string,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({ locale: 'en-US', ...options, baseURL: origin })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return {
    page,
    phone,
    /** The number as people write it within their country. */
    local: `${phone.slice(2, 5)} ${phone.slice(5, 8)} ${phone.slice(8)}`,
    /** Texts from the phone. */
    say: (body: string) => assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body }),
    /** Waits for what the phone was texted, oldest first. */
    texts: () => assent.replies(phone),
    /** What the phone was texted once nothing is underway any more. */
    textsAfterAll: async () => {
      await assent.local('/_local/clock', { advance: 'PT1S', expire: false })
      return (await assent.messagesOf(phone)).flatMap(({ direction, body }) =>
        direction === 'out' ? [body] : [],
      )
    },
    gate: (program?: string) => assent.gate(phone, program),
    /** Where they stand with a program, as support sees it. */
    standing: async (program = 'acme-alerts') => {
      const { programs } = (await assent.invoke('assent-records', {
        action: 'lookup',
        tenant: 'acme',
        to: phone,
      })) as Lookup
      return programs[program]
    },
    /** Whether ledger and record hold together. */
    verification: () => assent.invoke('assent-records', { action: 'verify', tenant: 'acme', to: phone }),
    /** The last opt-in on the ledger, the sign-up that it completes, and what is kept beside that. */
    grant: async (): Promise<Grant | undefined> => {
      const items = (await assent.scan()).map((item) => unmarshall(item)) as LedgerItem[]
      const own = items.filter(({ pk, event }) => pk === `acme#${phone}` && event)
      const granted = own.findLast(({ event }) => event.type === 'opted_in')?.event as OptedIn | undefined
      const { event: request, detail } = own.find(({ event }) => event.id === granted?.request) ?? {}
      return granted && { granted, request, detail }
    },
  }
}

/** The hash of the words that the screen shows beside a program's box (IN-8). */
export async function hashOfWordsBeside(page: Page, program: string): Promise<string> {
  const label = await page.locator(`label[for=program-${program}]`).textContent()
  const facts = await page.locator(`#program-${program}-facts`).textContent()
  const disclosure = await page.locator('#disclosure').textContent()
  const links = await page.locator('#disclosure + p a').all()
  const [terms, privacy] = await Promise.all(
    links.map(async (link) => `${await link.textContent()}: ${await link.getAttribute('href')}`),
  )
  return createHash('sha256').update(`${label} ${facts} ${disclosure} ${terms} ${privacy}`).digest('hex')
}

/** The six digits of the last text that carried some. */
export async function codeOn({ textsAfterAll }: Pick<Person, 'textsAfterAll'>): Promise<string> {
  return (await textsAfterAll()).flatMap((body) => body.match(/\b\d{6}\b/) ?? []).at(-1) ?? ''
}
