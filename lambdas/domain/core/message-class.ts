/** What a message is, from the least to the most demanding (GATE-2). */
export type MessageClass = 'conversational' | 'informational' | 'promotional'

const order: readonly MessageClass[] = ['conversational', 'informational', 'promotional']

/** Whether the class asks for at least as much as the other. */
export function isAtLeastAsStrict(messageClass: MessageClass, other: MessageClass): boolean {
  return order.indexOf(messageClass) >= order.indexOf(other)
}
