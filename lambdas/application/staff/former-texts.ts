import pMap from 'p-map'
import type { PublishedText, TenantText } from '../../domain/tenant/published-text.ts'
import type { Clock } from '../core/ports/clock.ts'

/** A text as it was published at some time. */
export interface KeptText extends PublishedText {
  /** When it was first seen in a deployment. */
  since: string
}

/** Keeps every text that was ever published, so that a form that was signed before the words changed names its own (CTA-5). */
export interface PublishedTextStore {
  /** Keeps a text; keeping it again changes nothing. */
  keep(text: TenantText, since: string): Promise<void>
  /** The texts that were kept last, by their fingerprint. */
  latest(): Promise<string | undefined>
  setLatest(fingerprint: string): Promise<void>
  read(tenant: string, program: string, id: string): Promise<KeptText | undefined>
  /** Every text that was ever published for a program. */
  ofProgram(tenant: string, program: string): Promise<KeptText[]>
}

/** Dependencies of keeping the texts of a deployment. */
export interface TextKeeping {
  publishedTexts: Pick<PublishedTextStore, 'keep' | 'latest' | 'setLatest'>
  clock: Clock
}

/** What a deployment publishes. */
export interface Publication {
  texts: readonly TenantText[]
  /** Differs whenever a text does. */
  fingerprint: string
}

const CONCURRENCY = 16

/** Keeps the texts that this deployment publishes, once; where they are kept already, one read shows it. */
export async function keepPublishedTexts(
  { publishedTexts, clock }: TextKeeping,
  { texts, fingerprint }: Publication,
): Promise<void> {
  if ((await publishedTexts.latest()) === fingerprint) return
  const since = clock()
  await pMap(texts, (text) => publishedTexts.keep(text, since), { concurrency: CONCURRENCY })
  await publishedTexts.setLatest(fingerprint)
}
