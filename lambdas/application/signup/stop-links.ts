import { currentRecord } from '../../domain/core/record/expiry.ts'
import { hasStopped, holdsAnything } from '../../domain/core/record/status.ts'
import { after, DAY } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Subject } from '../core/subject.ts'

/** A link that lets whoever has it stop one person's messages. */
export interface StopLink extends Subject {
  by: string
  at: string
  expiresAt: string
}

/** Stores stop links under the hash of an id that only the link carries. */
export interface StopLinkStore {
  keep(id: string, link: StopLink): Promise<void>
  /** A link whose time is not over; undefined if it is, or if the id is unknown. */
  read(id: string, now: string): Promise<Pick<StopLink, 'tenant' | 'to' | 'by'> | undefined>
  /** A name for the link that does not allow using it. */
  nameOf(id: string): string
}

/** Dependencies of making stop links. */
export interface StopLinkDeps {
  clock: Clock
  stopLinks: StopLinkStore
  /** The URL of the site, with a trailing slash. */
  siteUrl: string
  newId: () => string
}

/** Makes a link for an e-mail: its page stops the whole brand for that person, without a code (OUT-8). */
export async function makeStopLink(
  { clock, stopLinks, siteUrl, newId }: StopLinkDeps,
  tenant: Tenant,
  { to, days, by }: { to: string; days: number; by: string },
): Promise<{ url: string; expiresAt: string }> {
  const id = newId()
  const at = clock()
  const expiresAt = after(at, days * DAY)
  await stopLinks.keep(id, { tenant: tenant.id, to, by, at, expiresAt })
  return { url: `${siteUrl}stop/${id}`, expiresAt }
}

/** Dependencies of the page that a stop link opens. */
export interface StopPageDeps extends Execution {
  stopLinks: StopLinkStore
  newId: () => string
}

/** Whose messages a link stops, and whether they are stopped. */
export interface OpenedStopLink {
  tenant: Tenant
  to: string
  stopped: boolean
  by: string
}

/** Opens a link; undefined if it is over or unknown. Opening it changes nothing: mail scanners open links. */
export async function openStopLink(
  { stopLinks, store, clock, definitions }: StopPageDeps,
  id: string,
): Promise<OpenedStopLink | undefined> {
  const now = clock()
  const link = await stopLinks.read(id, now)
  const tenant = link && definitions.tenantById.get(link.tenant)
  if (!link || !tenant) return undefined
  const { to, by } = link
  const record = currentRecord(await store.load({ tenant: tenant.id, to }), now)?.record
  return { tenant, to, by, stopped: record !== undefined && hasStopped(record) }
}

/**
 * Stops the whole brand for the person of a link. Pressed twice it stops once, but a person who came back in between is
 * stopped again (OUT-5).
 */
export async function stopByLink(
  stopping: StopPageDeps,
  { tenant, to, by }: OpenedStopLink,
  { id, language, ip, userAgent }: { id: string; language: PageLanguage; ip: string; userAgent: string },
): Promise<void> {
  const link = stopping.stopLinks.nameOf(id)
  const personal = { identity: null, ip, userAgent }
  const command = {
    type: 'stop_by_link',
    tenant: tenant.id,
    to,
    link,
    madeBy: by,
    language,
    personal,
  } as const
  const { result, context } = await execute(stopping, command, `stop_link#${link}`)
  if (result === 'repeated' && holdsAnything(context.record, null)) {
    await execute(stopping, command, `stop_link#${link}#${stopping.newId()}`)
  }
}
