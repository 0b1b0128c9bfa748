import { z } from 'zod'
import { nameInArn } from './place.ts'
import type { TemplateReader } from './reader.ts'

/** A rule that tells queues of what happened. */
export interface StackEventRule {
  /** The event pattern that says of what. */
  pattern: unknown
  queues: string[]
}

const RuleProperties = z.object({
  EventPattern: z.unknown().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })).default([]),
})

/** Reads the rules that are on and go by events. */
export function readEventRules(template: TemplateReader): StackEventRule[] {
  return template
    .all('AWS::Events::Rule', RuleProperties)
    .filter(({ properties }) => properties.EventPattern !== undefined && properties.State === 'ENABLED')
    .map(({ properties }) => ({
      pattern: properties.EventPattern,
      queues: properties.Targets.filter(({ Arn }) => Arn.includes(':sqs:')).map(({ Arn }) => nameInArn(Arn)),
    }))
}
