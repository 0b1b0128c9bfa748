import type { RegistrationFieldDefinition } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Answer } from './answers.ts'
import { type Requirement, requirementOf, type Values } from './requirement.ts'
import type { RegistrationFile } from './schema.ts'

/** The answer to a field of one kind: words, choices, or a picture by its file. */
export type Filled = { text: string } | { choices: string[] } | { file: string }

/** A form as far as it can be answered. */
export interface Form {
  fields: readonly { path: string; value: Filled }[]
  /** What keeps it from being submitted, one sentence for each field. */
  open: readonly string[]
}

/** What a form is filled from: our answers by the last part of a path, and those that are given by their whole path. */
export interface Answers {
  ours: ReadonlyMap<string, Answer>
  given: RegistrationFile['fields'][string]
  /** The picture that answers a field for attachments. */
  picture: string | undefined
}

/** Whether a form wants a picture of the opt-in that is missing. */
export function wantsPicture(
  definitions: readonly RegistrationFieldDefinition[],
  given: Answers['given'],
): boolean {
  return definitions.some((field) => isPicture(field) && given[field.FieldPath ?? ''] === undefined)
}

/** The field for a picture of the opt-in, as the form of a toll-free number and that of a campaign name it. */
const PICTURES: ReadonlySet<string> = new Set(['optInImage', 'optInScreenshot'])

function isPicture({ FieldPath = '', FieldType }: RegistrationFieldDefinition): boolean {
  return FieldType === 'ATTACHMENT' && PICTURES.has(lastOf(FieldPath))
}

/** Answers the fields of a form as AWS describes them now, and names what is missing or does not fit. */
export function fillForm(definitions: readonly RegistrationFieldDefinition[], answers: Answers): Form {
  const answered = definitions.flatMap((field) => {
    const value = answerTo(field, answers)
    return value ? [{ field, path: field.FieldPath ?? '', value }] : []
  })
  const values: Values = new Map(answered.map(({ path, value }) => [path, listOf(value)]))
  const wanted = answered.filter(({ field }) => requirementOf(field, values).behavior !== 'DISALLOWED')
  return {
    fields: wanted.map(({ path, value }) => ({ path, value })),
    open: [
      ...definitions
        .filter((field) => !values.has(field.FieldPath ?? ''))
        .filter((field) => requirementOf(field, values).behavior === 'REQUIRED')
        .map((field) => missing(field, answers)),
      ...wanted.flatMap(({ field, value }) => flawOf(field, value, requirementOf(field, values)) ?? []),
    ],
  }
}

function answerTo(field: RegistrationFieldDefinition, answers: Answers): Filled | undefined {
  const { FieldPath = '', FieldType } = field
  const given = answers.given[FieldPath] ?? ourAnswer(field, answers)
  if (given === undefined) return answers.picture && isPicture(field) ? { file: answers.picture } : undefined
  if (typeof given === 'object' && 'file' in given) return given
  if (FieldType === 'SELECT') return { choices: typeof given === 'string' ? [given] : given }
  return { text: typeof given === 'string' ? given : given.join(', ') }
}

/** Ours, by the name that this form offers for it. */
function ourAnswer({ FieldPath = '', SelectValidation }: RegistrationFieldDefinition, { ours }: Answers) {
  const answer = ours.get(lastOf(FieldPath))
  return answer?.alternatives?.find((each) => SelectValidation?.Options?.includes(each)) ?? answer?.value
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function listOf(value: Filled): string[] {
  if ('choices' in value) return value.choices
  return 'text' in value ? [value.text] : [value.file]
}

function missing(
  { FieldPath = '', FieldType, DisplayHints, SelectValidation }: RegistrationFieldDefinition,
  answers: Answers,
): string {
  const title = DisplayHints?.Title ? ` (${DisplayHints.Title})` : ''
  const { Options: options = [] } = SelectValidation ?? {}
  const values = options.length > 0 ? `, one of ${options.join(', ')}` : ''
  const where = answers.ours.get(lastOf(FieldPath))?.from
  if (where) return `${FieldPath}${title}: write it into ${where}${values}`
  return FieldType === 'ATTACHMENT'
    ? `${FieldPath}${title}: name a PNG, JPEG or PDF file under "fields"`
    : `${FieldPath}${title}: write it under "fields"${values}`
}

/** AWS refuses what does not fit; saying so first leaves nothing half done. */
function flawOf(
  field: RegistrationFieldDefinition,
  value: Filled,
  requirement: Requirement,
): string | undefined {
  const flaw = flawBy(field, value, requirement)
  return flaw && `${field.FieldPath}: ${flaw}`
}

function flawBy(
  field: RegistrationFieldDefinition,
  value: Filled,
  requirement: Requirement,
): string | undefined {
  const { FieldType } = field
  if ('file' in value) return FieldType === 'ATTACHMENT' ? undefined : 'takes no file'
  if (FieldType === 'ATTACHMENT') return 'takes a file, like {"file": "letter.pdf"}'
  return 'choices' in value
    ? flawOfChoices(field, value.choices, requirement)
    : flawOfText(field, value.text, requirement)
}

function flawOfChoices(
  { SelectValidation: select }: RegistrationFieldDefinition,
  choices: readonly string[],
  { rule }: Requirement,
): string | undefined {
  const options = rule?.ConditionalValidation?.AllowedValues ?? select?.Options ?? []
  const stray = choices.find((choice) => options.length > 0 && !options.includes(choice))
  if (stray !== undefined) return `"${stray}" is none of ${options.join(', ')}`
  const { MinChoices: least = 0, MaxChoices: most = 100 } = select ?? {}
  return choices.length < least || choices.length > most ? `takes ${least} to ${most} choices` : undefined
}

function flawOfText(
  { TextValidation }: RegistrationFieldDefinition,
  text: string,
  { rule }: Requirement,
): string | undefined {
  const {
    MinLength = 1,
    MaxLength = MAX_TEXT,
    Pattern,
  } = { ...TextValidation, ...rule?.ConditionalValidation }
  if (text.length > MaxLength || text.length < MinLength)
    return `has ${text.length} characters and must have ${MinLength} to ${MaxLength}`
  return Pattern === undefined || matches(Pattern, text) ? undefined : `does not match ${Pattern}`
}

/** What AWS takes in any field. */
const MAX_TEXT = 2048

/** A pattern that is not JavaScript's is left to AWS. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(text)
  } catch {
    return true
  }
}
