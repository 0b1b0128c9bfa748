import type { Packet } from '../../lambdas/application/evidence/evidence-packet.ts'
import { byDate } from '../../lambdas/application/evidence/message-evidence.ts'

/** Joins the pages of a packet: appends lists, merges texts by their hash. The first page says whether the chain holds. */
export function joinPackets([first, ...more]: readonly Packet[]): Packet {
  if (!first) throw new Error('no page')
  return more.reduce(join, { ...first, cursor: null })
}

function join(packet: Packet, page: Packet): Packet {
  return {
    ...packet,
    events: [...packet.events, ...page.events],
    replies: [...packet.replies, ...page.replies],
    messages: byDate([...packet.messages, ...page.messages]),
    texts: { ...packet.texts, ...page.texts },
  }
}
