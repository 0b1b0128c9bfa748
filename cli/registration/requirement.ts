import type {
  ConditionalRule,
  FieldCondition,
  RegistrationFieldDefinition,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'

/** The values of a form by the path of their field; a text is a list of one. */
export type Values = ReadonlyMap<string, readonly string[]>

/** What a field must have in a form with these values, and the limits that hold then. */
export interface Requirement {
  behavior: string
  rule: ConditionalRule | undefined
}

/** Whether a field is required, as AWS decides it: the first rule whose conditions all hold, else the default. */
export function requirementOf(field: RegistrationFieldDefinition, values: Values): Requirement {
  const { FieldRequirement = 'OPTIONAL', ConditionalBehavior: conditional } = field
  if (FieldRequirement !== 'CONDITIONAL' || !conditional)
    return { behavior: FieldRequirement, rule: undefined }
  const rule = conditional.Rules?.find(({ Conditions = [] }) =>
    Conditions.every((each) => holds(each, values)),
  )
  return { behavior: rule?.RuleBehavior ?? conditional.DefaultBehavior ?? 'OPTIONAL', rule }
}

/** An operator that AWS adds later holds for nothing, as its model says. */
function holds({ DependsOnFieldPath = '', Operator, Values: wanted = [] }: FieldCondition, values: Values) {
  const given = values.get(DependsOnFieldPath) ?? []
  const matches = given.some((value) => wanted.includes(value))
  switch (Operator) {
    case 'EQUALS':
    case 'IN':
      return matches
    case 'NOT_EQUALS':
    case 'NOT_IN':
      return !matches
    case 'HAS_VALUE':
      return given.length > 0
    case 'NO_VALUE':
      return given.length === 0
    default:
      return false
  }
}
