import { createHash } from 'node:crypto'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Detail, SealedEvent } from '../../lambdas/application/core/ledger.ts'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import type { OptedIn, Recorded } from '../../lambdas/domain/core/events.ts'
import type { callersOf } from '../local/callers.ts'

interface LedgerItem extends SealedEvent {
  pk: string
}

/** An opt-in, and the sign-up that it completes, if any. */
export interface Grant {
  granted: OptedIn
  request: Recorded | undefined
  detail: Detail | null | undefined
}

/** A person with a browser and a phone. */
export type Person = Awaited<ReturnType<typeof visit>>

/** The running system, the origin of its pages, and a browser to look at them. */
export interface Walked {
  browser: Browser
  origin: string
  assent: ReturnType<typeof callersOf>
}

/** Creates a person with their own phone and a new browser profile. */
export async function visit(
  { browser, origin, assent }: Walked,
  phone: string,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({ locale: 'en-US', ...options, baseURL: origin })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return {
    page,
    phone,
    /** The number in national format. */
    local: `${phone.slice(2, 5)} ${phone.slice(5, 8)} ${phone.slice(8)}`,
    /** Sends a text from the phone. */
    sendText: (body: string) => assent.local(`/_local/phones/${encodeURIComponent(phone)}`, { body }),
    /** Polls the texts sent to the phone, oldest first. */
    texts: () => assent.replies(phone),
    /** The texts sent to the phone after all work in progress is done. */
    textsAfterAll: async () => {
      await assent.local('/_local/clock', { advance: 'PT1S', expire: false })
      return (await assent.messagesOf(phone)).flatMap(({ direction, body }) =>
        direction === 'out' ? [body] : [],
      )
    },
    gate: (program?: string) => assent.gate(phone, program),
    /** Their consent to a program, as support staff see it. */
    consent: async (program = 'acme-alerts') => {
      const { programs } = (await assent.invoke('assent-records', {
        action: 'lookup',
        tenant: 'acme',
        to: phone,
      })) as Lookup
      return programs[program]
    },
    /** Whether the ledger and the record verify. */
    verification: () => assent.invoke('assent-records', { action: 'verify', tenant: 'acme', to: phone }),
    /** The last opt-in in the ledger, with the sign-up that it completes and its details. */
    grant: async (): Promise<Grant | undefined> => {
      const items = (await assent.scan()).map((item) => unmarshall(item)) as LedgerItem[]
      const entries = items.filter(({ pk, event }) => pk === `acme#${phone}` && event)
      const granted = entries.findLast(({ event }) => event.type === 'opted_in')?.event as OptedIn | undefined
      const { event: request, detail } = entries.find(({ event }) => event.id === granted?.request) ?? {}
      return granted && { granted, request, detail }
    },
  }
}

/** The hash of the call-to-action that the page shows beside a program's box (IN-8). */
export async function hashOfCallToAction(page: Page, program: string): Promise<string> {
  const label = await page.locator(`label[for=program-${program}]`).textContent()
  const facts = await page.locator(`#program-${program}-facts`).textContent()
  const disclosure = await page.locator('#disclosure').textContent()
  const links = await page.locator('#disclosure + p a').all()
  const [terms, privacy] = await Promise.all(
    links.map(async (link) => `${await link.textContent()}: ${await link.getAttribute('href')}`),
  )
  return createHash('sha256').update(`${label} ${facts} ${disclosure} ${terms} ${privacy}`).digest('hex')
}

/** The code in the last text that has one. */
export async function codeOn({ textsAfterAll }: Pick<Person, 'textsAfterAll'>): Promise<string> {
  return (await textsAfterAll()).flatMap((body) => body.match(/\b\d{6}\b/) ?? []).at(-1) ?? ''
}
