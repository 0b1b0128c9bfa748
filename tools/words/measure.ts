import { type Reading, readMessage } from '../../lambdas/domain/classify/read-message.ts'
import type { Message } from '../../test/corpora/corpus.ts'
import { acme } from '../../test/fixtures.ts'

/** A message and how it was read. */
export interface Measured<Of = Message> {
  message: Of
  read: Reading
}

/** Reads every message. */
export function readAll<Of extends { text: string }>(messages: readonly Of[]): Measured<Of>[] {
  return messages.map((message) => ({ message, read: readMessage(message.text, acme) }))
}

/** How many per cent of the messages were read as one of some kinds; of no messages, 0. */
export function share(measured: readonly Measured<unknown>[], ...kinds: readonly Reading['kind'][]): number {
  const hits = measured.filter(({ read }) => kinds.includes(read.kind))
  return (100 * hits.length) / Math.max(measured.length, 1)
}

/** The texts that were read as one of some kinds. */
export function misread(
  measured: readonly Measured<{ text: string }>[],
  ...kinds: readonly Reading['kind'][]
): string[] {
  return measured.flatMap(({ message, read }) => (kinds.includes(read.kind) ? message.text : []))
}
