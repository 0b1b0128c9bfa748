import { z } from 'zod'
import { ServiceError } from '../../http/message.ts'
import type { MessageAttribute } from './envelope.ts'

const Policy = z.record(
  z.string(),
  z.array(z.union([z.string(), z.strictObject({ exists: z.boolean() })])).min(1),
)

/** The messages that a subscription takes: for each attribute, the values it may have, or whether it exists. */
export type FilterPolicy = z.infer<typeof Policy>

/** Reads a filter policy; of SNS's operators the local run knows `exists` only, and refuses all others. */
export function readFilterPolicy(text: string): FilterPolicy {
  try {
    return Policy.parse(JSON.parse(text))
  } catch {
    throw new ServiceError(
      'InvalidParameter',
      'Invalid parameter: FilterPolicy: the local run supports lists of strings and {"exists":true|false}.',
    )
  }
}

/** Whether a message with these attributes passes a filter policy. */
export function passes(policy: FilterPolicy, attributes: Record<string, MessageAttribute>): boolean {
  return Object.entries(policy).every(([name, conditions]) => {
    const value = attributes[name]?.StringValue
    return conditions.some((condition) =>
      typeof condition === 'string' ? condition === value : condition.exists === (value !== undefined),
    )
  })
}
