import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type {
  RegistrationFieldValueInformation,
  RegistrationTypeDefinition,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Owner, OwnRegistration, Registrations } from '../aws/registrations.ts'
import { counted } from '../counts.ts'
import { onFile } from '../files.ts'
import { EXIT, type Session, UsageError } from '../terminal.ts'
import { type Answers, type Filled, type Form, fillForm, wantsPicture } from './fill.ts'

/** What is registered, from which answers, and how far. */
export interface Registering extends Owner {
  type: string
  answers: Omit<Answers, 'picture'>
  /** Takes the picture of the sign-up form, where the registration wants one; undefined where no browser starts. */
  picture: () => Promise<string | undefined>
  /** Ids of what the registration is for: a number, or a registration that it builds on. */
  associate: readonly string[]
  dryRun: boolean
  submit: boolean
}

/** Fills a registration, or continues one, and submits it if asked; what cannot be answered is named (CTA-4, CTA-5). */
export async function register(aws: Registrations, request: Registering, session: Session): Promise<void> {
  const { out, error } = session
  const type = await typeNamed(aws, request.type)
  const fields = await aws.fields(request.type)
  const { answers } = request
  const picture = wantsPicture(fields, answers.given) ? await request.picture() : undefined
  const form = fillForm(fields, { ...answers, picture })
  if (request.dryRun) for (const { path, value } of form.fields) out(`${path}  ${shown(value)}`)
  for (const sentence of form.open) error(sentence)
  if (form.open.length > 0) session.exitCode = EXIT.failed
  if (request.dryRun) {
    out(`${counted(form.fields.length, 'field')} answered, ${form.open.length} open. Nothing was created.`)
    return
  }
  const id = await openDraft(aws, request, session)
  if (id === undefined) return
  const changed = await putValues(aws, id, form)
  out(
    `${id}: ${counted(form.fields.length, 'field')} answered, ${changed} of them now, ${form.open.length} open.`,
  )
  if (!request.submit) return
  if (form.open.length > 0) {
    error('Not submitted: answer what is open first.')
    return
  }
  await associate(aws, id, type, request)
  out(`${id}: ${await aws.submit(id)}`)
}

async function typeNamed(aws: Registrations, name: string): Promise<RegistrationTypeDefinition> {
  const types = await aws.types()
  const type = types.find(({ RegistrationType }) => RegistrationType === name)
  if (type) return type
  const known = types.map(({ RegistrationType }) => RegistrationType).join(', ')
  throw new UsageError(`AWS has no registration of the type "${name}" here. Types: ${known}`)
}

/** The registration to fill: the tenant's own of this type that is a draft, one that has to be filled anew, or a new one. */
async function openDraft(
  aws: Registrations,
  { tenant, program, type }: Registering,
  { out }: Session,
): Promise<string | undefined> {
  const own = (await aws.ofTenant(tenant)).find(
    (each) => each.program === program && each.RegistrationType === type,
  )
  if (!own) return aws.create(type, { tenant, program })
  const id = own.RegistrationId ?? ''
  const latest = await aws.latestVersion(id)
  if (latest?.RegistrationVersionStatus === 'DRAFT') return id
  if (own.RegistrationStatus !== 'REQUIRES_UPDATES') {
    out(`${id}: ${own.RegistrationStatus}. Nothing was changed.`)
    return undefined
  }
  await aws.createVersion(id)
  return id
}

/** Puts what is not there yet; after a denial that is every field, since AWS wants them all again. */
async function putValues(aws: Registrations, id: string, { fields }: Form): Promise<number> {
  const version = await aws.latestVersion(id)
  const there = new Map((await aws.values(id, version?.VersionNumber)).map((each) => [each.FieldPath, each]))
  const isAnew = (version?.VersionNumber ?? 1) > 1
  const puts = fields.filter(({ path, value }) => isAnew || !isThere(value, there.get(path)))
  for (const { path, value } of puts) await aws.put(id, path, await uploaded(aws, value))
  return puts.length
}

function isThere(value: Filled, there: RegistrationFieldValueInformation | undefined): boolean {
  if ('file' in value) return there?.RegistrationAttachmentId !== undefined
  if ('text' in value) return there?.TextValue === value.text
  return JSON.stringify(there?.SelectChoices) === JSON.stringify(value.choices)
}

async function uploaded(aws: Registrations, value: Filled) {
  if (!('file' in value)) return value
  return { attachment: await aws.attach(await onFile(value.file, () => readFileSync(value.file))) }
}

/** What must be associated before a submission: AWS refuses it otherwise. */
async function associate(
  aws: Registrations,
  id: string,
  { SupportedAssociations = [] }: RegistrationTypeDefinition,
  { associate: wanted }: Registering,
): Promise<void> {
  const there = await aws.associated(id)
  for (const resource of wanted.filter((each) => !there.includes(each))) await aws.associate(id, resource)
  const first = SupportedAssociations.find(
    ({ AssociationBehavior }) => AssociationBehavior === 'ASSOCIATE_BEFORE_SUBMIT',
  )
  if (first && wanted.length + there.length === 0)
    throw new UsageError(
      `Say with --associate which ${first.ResourceType} this is for, like --associate phone-0123456789abcdef, or name it in the definition (numbers[].id): AWS takes the submission only then. Everything else is filled in.`,
    )
}

function shown(value: Filled): string {
  if ('file' in value) return `[${basename(value.file)}]`
  return 'choices' in value ? value.choices.join(', ') : value.text
}

/** Where each registration of a tenant stands, and what a reviewer said. */
export async function showStatus(aws: Registrations, tenant: string, { out }: Session): Promise<void> {
  const own = await aws.ofTenant(tenant)
  if (own.length === 0) out('No registrations yet.')
  for (const each of own) for (const line of await statusLines(aws, each)) out(line)
}

async function statusLines(aws: Registrations, own: OwnRegistration): Promise<string[]> {
  const id = own.RegistrationId ?? ''
  const version = await aws.latestVersion(id)
  const denied = (version?.DeniedReasons ?? []).map(
    ({ ShortDescription, LongDescription, DocumentationLink }) =>
      `  denied: ${[ShortDescription, LongDescription, DocumentationLink].filter(Boolean).join(' ')}`,
  )
  const feedback = version?.Feedback ? [`  reviewer: ${version.Feedback}`] : []
  const fields = (await aws.values(id, version?.VersionNumber)).flatMap(
    ({ FieldPath, DeniedReason, Feedback }) =>
      [DeniedReason, Feedback].filter(Boolean).map((said) => `  ${FieldPath}: ${said}`),
  )
  return [
    `${id}  ${own.RegistrationType}  ${own.program}  ${own.RegistrationStatus}  version ${version?.VersionNumber} ${version?.RegistrationVersionStatus}`,
    ...denied,
    ...feedback,
    ...fields,
  ]
}
