import type { Clock } from '../core/ports/clock.ts'

/** A link in a mail by which its recipient says no to further mail of one tenant. */
export interface NoMailLink {
  tenant: string
  /** The keyed hash of the address. */
  address: string
  expiresAt: string
}

/** What keeps an invitation from being mailed to an address. */
export type MailRefusal = 'no_more_mail' | 'invited_lately'

/** Stores what an address asked for and when it was invited, under its keyed hash only. */
export interface MailChoiceStore {
  /** Notes an invitation, unless the address wants no mail or was invited after the given time. */
  claim(address: string, at: string, unlessSince: string): Promise<MailRefusal | undefined>
  /** Forgets an invitation that was not mailed. */
  release(address: string, at: string): Promise<void>
  keepLink(id: string, link: NoMailLink): Promise<void>
  /** A link whose time is not over; undefined if it is, or if the id is unknown. */
  readLink(id: string, now: string): Promise<NoMailLink | undefined>
  /** Whether the address wants no more mail. */
  wantsNone(address: string): Promise<boolean>
  /** Keeps for good that the address wants no more mail. */
  refuse(address: string, at: string): Promise<void>
}

/** The link and what its recipient has chosen; undefined if the link is over or unknown. Opening it changes nothing. */
export async function openNoMailLink(
  { mailChoices, clock }: { mailChoices: MailChoiceStore; clock: Clock },
  id: string,
): Promise<(NoMailLink & { refused: boolean }) | undefined> {
  const link = await mailChoices.readLink(id, clock())
  return link && { ...link, refused: await mailChoices.wantsNone(link.address) }
}
