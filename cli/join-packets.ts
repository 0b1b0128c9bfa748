/** All evidence about a number, or one page of it. */
export interface EvidencePacket {
  tenant: string
  to: string
  events: unknown[]
  [part: string]: unknown
}

/** The pages of a packet as one: lists one after another, texts by their hash, of the chains the one that breaks first. */
export function joinPackets(pages: readonly EvidencePacket[]): EvidencePacket {
  const [first, ...more] = pages
  if (!first) throw new Error('no page')
  return more.reduce(join, first)
}

function join(packet: EvidencePacket, page: EvidencePacket): EvidencePacket {
  const parts = Object.entries(page).map(([name, part]) => [name, joined(packet[name], part)])
  return { ...packet, ...Object.fromEntries(parts) }
}

function joined(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return [...before, ...after]
  if (!isObject(before) || !isObject(after)) return after
  return before.holds === false ? before : { ...before, ...after }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
