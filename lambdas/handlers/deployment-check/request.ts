import * as z from 'zod/mini'
import type { Planned } from './judge.ts'

/** CloudFormation hands over every value as a string; an empty one stands for the stack's own. */
const own = z.pipe(
  z.string(),
  z.transform((value) => (value === '' ? null : value)),
)

const properties = z.object({
  Table: own,
  TombstoneKey: own,
  Numbers: z.array(z.string()),
  NumberStacks: z.pipe(z.string(), z.transform(Number)),
  Allowed: z.array(z.string()),
})

const request = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.optional(z.string()),
  ResourceProperties: properties,
  OldResourceProperties: z.optional(properties),
})

/** CloudFormation's request about the check. */
export type CheckRequest = z.infer<typeof request>

/** Reads a request; throws for one that is not CloudFormation's. */
export function readCheckRequest(event: unknown): CheckRequest {
  return request.parse(event)
}

/** What a deployment builds on, by the properties of the check. */
export function plannedOf(read: z.infer<typeof properties>): Planned {
  const { Table, TombstoneKey, Numbers, NumberStacks, Allowed } = read
  return {
    table: Table,
    tombstoneKey: TombstoneKey,
    numbers: Numbers,
    numberStacks: NumberStacks,
    allowed: Allowed,
  }
}
