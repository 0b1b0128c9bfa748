import { readMessage } from '../../lambdas/domain/classify/read-message.ts'
import type { Message } from '../../test/corpora/corpus.ts'
import { acme } from '../../test/fixtures.ts'

/** A message and what it was read as. */
export interface Measured {
  message: Message
  read: string
}

/** Reads every message. */
export function readAll(messages: readonly Message[]): Measured[] {
  return messages.map((message) => ({ message, read: readMessage(message.text, acme).kind }))
}

/** How many per cent of the messages that a test picks were read as one of some kinds; none picked are 100 %. */
export function share(
  measured: readonly Measured[],
  pick: (message: Message) => boolean,
  ...kinds: readonly string[]
): number {
  const picked = measured.filter(({ message }) => pick(message))
  const hits = picked.filter(({ read }) => kinds.includes(read))
  return picked.length === 0 ? 100 : (100 * hits.length) / picked.length
}
