import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type {
  RegistrationFieldValueInformation,
  RegistrationTypeDefinition,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Owner, OwnRegistration, Registrations } from '../aws/registrations.ts'
import { onFile } from '../files.ts'
import { counted } from '../terminal/counts.ts'
import { EXIT, type Session, UsageError } from '../terminal/terminal.ts'
import { type Answers, type Filled, type Form, fillForm, wantsPicture } from './fill.ts'

/** What is registered, from which answers, and how far. */
export interface Registering extends Owner {
  type: string
  answers: Omit<Answers, 'picture'>
  /** Takes the picture of the sign-up form, where the registration wants one; undefined where no browser starts. */
  picture: () => Promise<string | undefined>
  /** Ids of what the registration is for, as they were named: a number, or a registration that it builds on. */
  associate: readonly string[]
  /** The program's own number, which it is for if no other was named. */
  number: string | undefined
  dryRun: boolean
  submit: boolean
}

/** Fills a registration, or continues one, and submits it if asked; what cannot be answered is named (CTA-4, CTA-5). */
export async function register(aws: Registrations, request: Registering, session: Session): Promise<void> {
  const { out, error } = session
  const types = await aws.types()
  const type = typeNamed(types, request.type)
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
  const found = await ownRegistration(aws, request, isOfBusiness(types, request.type, fields.length))
  if (found?.RegistrationStatus === 'COMPLETE') await associateNumber(aws, found, type, request, session)
  const id = await openDraft(aws, request, found, session)
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

function typeNamed(types: readonly RegistrationTypeDefinition[], name: string): RegistrationTypeDefinition {
  const type = types.find(({ RegistrationType }) => RegistrationType === name)
  if (type) return type
  const known = types.map(({ RegistrationType }) => RegistrationType).join(', ')
  throw new UsageError(`AWS has no registration of the type "${name}" here. Types: ${known}`)
}

/** Whether a registration is of the business and not of one program: others build on it, or it asks nothing about a program. */
function isOfBusiness(types: readonly RegistrationTypeDefinition[], type: string, fields: number): boolean {
  const builtOn = types.flatMap(({ SupportedAssociations = [] }) =>
    SupportedAssociations.map(({ ResourceType }) => ResourceType),
  )
  return fields === 0 || builtOn.includes(type)
}

/** The tenant's registration of this type: for this program, or the one of the business. */
async function ownRegistration(
  aws: Registrations,
  { tenant, program, type }: Registering,
  ofBusiness: boolean,
): Promise<OwnRegistration | undefined> {
  const own = (await aws.ofTenant(tenant)).filter((each) => each.RegistrationType === type)
  return own.find((each) => ofBusiness || each.program === program)
}

/** The registration to fill: the one that is there if it is a draft or has to be filled anew, otherwise a new one. */
async function openDraft(
  aws: Registrations,
  { tenant, program, type }: Registering,
  own: OwnRegistration | undefined,
  { out }: Session,
): Promise<string | undefined> {
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

type Association = NonNullable<RegistrationTypeDefinition['SupportedAssociations']>[number]

/** Associates what a submission needs, in the order that AWS asks for: it refuses it otherwise. */
async function associate(
  aws: Registrations,
  id: string,
  { SupportedAssociations = [] }: RegistrationTypeDefinition,
  request: Registering,
): Promise<void> {
  const there = await aws.associated(id)
  const first = SupportedAssociations.filter(
    ({ AssociationBehavior: when }) => when === 'ASSOCIATE_BEFORE_SUBMIT',
  )
  for (const association of first) {
    const wanted = await wantedFor(aws, association, request)
    for (const resource of wanted.filter((each) => !there.includes(each))) await aws.associate(id, resource)
    if (wanted.length + there.length === 0) throw new UsageError(unnamed(association))
  }
}

/** What was named for an association, else the number of the program, else the business's own registration that it builds on. */
async function wantedFor(
  aws: Registrations,
  { ResourceType = '' }: Association,
  { tenant, associate: named, number }: Registering,
): Promise<readonly string[]> {
  const base = (await aws.ofTenant(tenant)).find(({ RegistrationType }) => RegistrationType === ResourceType)
  if (named.length > 0) return named
  if (!base) return isNumber(ResourceType) && number !== undefined ? [number] : []
  if (base.RegistrationStatus === 'COMPLETE') return [base.RegistrationId ?? '']
  throw new UsageError(
    `${base.RegistrationId}, a ${ResourceType}, is ${base.RegistrationStatus}: submit this one once that is COMPLETE. Everything else is filled in.`,
  )
}

/** As AWS's model names the resource; under any other name nothing is guessed. */
function isNumber(resourceType: string): boolean {
  return resourceType === 'phone-number'
}

function unnamed({ ResourceType = '' }: Association): string {
  const rest = 'AWS takes the submission only then. Everything else is filled in.'
  if (isNumber(ResourceType))
    return `Say with --associate which ${ResourceType} this is for, like --associate phone-0123456789abcdef, or name it in the definition (numbers[].id): ${rest}`
  if (ResourceType.endsWith('_REGISTRATION'))
    return `Register a ${ResourceType} first, with --type ${ResourceType} --submit, or name one with --associate registration-…: ${rest}`
  return `AWS wants a "${ResourceType}" associated first, which this version does not know: name it with --associate, like registration-… for the brand or phone-… for the number. ${rest}`
}

/** A number that AWS takes only for a registration that is complete, like that of a 10DLC campaign. */
async function associateNumber(
  aws: Registrations,
  { RegistrationId = '' }: OwnRegistration,
  { SupportedAssociations = [] }: RegistrationTypeDefinition,
  { associate: named, number }: Registering,
  { out }: Session,
): Promise<void> {
  const after = SupportedAssociations.filter(
    ({ AssociationBehavior: when }) => when === 'ASSOCIATE_AFTER_COMPLETE',
  )
  if (after.length === 0) return
  const there = await aws.associated(RegistrationId)
  const takesNumber = after.some(({ ResourceType = '' }) => isNumber(ResourceType))
  const numbers = named.length > 0 || !takesNumber ? named : [number ?? []].flat()
  for (const each of numbers.filter((id) => !there.includes(id))) {
    await aws.associate(RegistrationId, each)
    out(`${RegistrationId}: associated with ${each}`)
  }
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

/** What is to be done where AWS waits for the business. */
const NEXT: ReadonlyMap<string, string[]> = new Map([
  ['REQUIRES_AUTHENTICATION', ['  next: answer the email that the business contact got, to prove the brand']],
  ['REQUIRES_UPDATES', ['  next: correct what is said below, then run the command again with --submit']],
])

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
    ...(NEXT.get(own.RegistrationStatus ?? '') ?? []),
    ...denied,
    ...feedback,
    ...fields,
  ]
}
