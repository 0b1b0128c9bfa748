import { z } from 'zod'
import type { TemplateReader } from './reader.ts'

/** One action on one resource that a function's role allows; both may contain wildcards. */
export interface StackGrant {
  function: string
  action: string
  resource: string
  /** The values that the request must have, by condition key. */
  conditions: Record<string, string>
}

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())])
/** Only `Allow`: no policy in the stack has a `Deny`. */
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: oneOrMany,
  Resource: oneOrMany,
  Condition: z.object({ StringEquals: z.record(z.string(), z.string()).default({}) }).optional(),
})
const PolicyProperties = z.object({
  Roles: z.array(z.string()),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
})

/** Reads each function's grants. Of conditions, only `StringEquals` is read; others count as met. */
export function readGrants(template: TemplateReader): StackGrant[] {
  const roles = template.all('AWS::IAM::Role', z.object({}))
  const policies = template.all('AWS::IAM::Policy', PolicyProperties)
  return template
    .all('AWS::Lambda::Function', z.object({ Role: z.string() }))
    .flatMap(({ ref: name, properties }) => {
      const role = roles.find(({ attribute }) => attribute('Arn') === properties.Role)?.ref ?? ''
      return policies
        .filter((policy) => policy.properties.Roles.includes(role))
        .flatMap((policy) => policy.properties.PolicyDocument.Statement)
        .flatMap((statement) => grantsOf(name, statement))
    })
}

function grantsOf(name: string, { Action, Resource, Condition }: z.infer<typeof Statement>): StackGrant[] {
  const conditions = Condition?.StringEquals ?? {}
  return Action.flatMap((action) =>
    Resource.map((resource) => ({ function: name, action, resource, conditions })),
  )
}
