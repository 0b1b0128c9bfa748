import { z } from 'zod'
import { functionName } from './functions.ts'
import type { TemplateReader } from './reader.ts'

/** A schedule that invokes functions. */
export interface StackSchedule {
  id: string
  arn: string
  /** Like `rate(1 minute)`. */
  expression: string
  targets: { function: string; input: string | undefined }[]
}

const RuleProperties = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })).default([]),
})

/** Reads the enabled schedules. */
export function readSchedules(template: TemplateReader): StackSchedule[] {
  return template.all('AWS::Events::Rule', RuleProperties).flatMap(({ id, attribute, properties }) => {
    const { ScheduleExpression: expression, State: state, Targets: targets } = properties
    if (!expression || state !== 'ENABLED') return []
    return {
      id,
      arn: attribute('Arn'),
      expression,
      targets: targets.map(({ Arn, Input }) => ({ function: functionName(Arn), input: Input })),
    }
  })
}
