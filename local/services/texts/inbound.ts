import type { StackTopic } from '../../template/messaging.ts'
import type { Publication } from '../topics/envelope.ts'
import type { Texts } from './texts.ts'

/** Records texts published to the inbound topic, by any publisher, for the local page. */
export function recordInbound(texts: Texts, inboundTopic: string) {
  return (topic: StackTopic, { message }: Publication): void => {
    const text = topic.name === inboundTopic ? parse(message) : undefined
    if (!text) return
    const { originationNumber: from, destinationNumber: to, messageBody: body } = text
    if (typeof from === 'string' && typeof to === 'string' && typeof body === 'string') {
      texts.add(from, { direction: 'in', body, from, to })
    }
  }
}

function parse(message: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(message)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
