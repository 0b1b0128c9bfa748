import { z } from 'zod'
import { nameInArn } from './arn.ts'
import type { TemplateReader } from './reader.ts'

/** A rule that sends matching events to queues. */
export interface StackEventRule {
  /** The event pattern. */
  pattern: unknown
  queues: string[]
}

const RuleProperties = z.object({
  EventPattern: z.unknown().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })).default([]),
})

/** Reads the enabled rules with an event pattern. */
export function readEventRules(template: TemplateReader): StackEventRule[] {
  return template
    .all('AWS::Events::Rule', RuleProperties)
    .filter(({ properties }) => properties.EventPattern !== undefined && properties.State === 'ENABLED')
    .map(({ properties }) => ({
      pattern: properties.EventPattern,
      queues: properties.Targets.filter(({ Arn }) => Arn.includes(':sqs:')).map(({ Arn }) => nameInArn(Arn)),
    }))
}
