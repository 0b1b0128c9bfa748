import type {
  ConflictExceptionReason,
  RegistrationFieldDefinition,
  RegistrationStatus,
  RegistrationVersionStatus,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { z } from 'zod'
import { requirementOf } from '../../../cli/registration/requirement.ts'
import { jsonService } from '../../../local/http/json-protocol.ts'
import { ServiceError } from '../../../local/http/message.ts'
import { forms, types } from './forms.ts'

const Id = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[A-Za-z0-9_:/-]+$/)
const Token = z.string().min(1).max(128).optional()
const Page = {
  NextToken: z.string().min(1).max(1024).optional(),
  MaxResults: z.int().min(1).max(100).optional(),
}
const Tags = z
  .array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .max(200)
  .optional()

/** The requests, with the fields, patterns and limits of AWS's published model. */
const requests = {
  DescribeRegistrationTypeDefinitions: z.strictObject({
    RegistrationTypes: z.array(z.string()).max(25).optional(),
    ...Page,
  }),
  DescribeRegistrationFieldDefinitions: z.strictObject({
    RegistrationType: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[A-Za-z0-9_]+$/),
    ...Page,
  }),
  DescribeRegistrations: z.strictObject({ ...Page }),
  ListTagsForResource: z.strictObject({ ResourceArn: Id }),
  CreateRegistration: z.strictObject({
    RegistrationType: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[A-Za-z0-9_]+$/),
    Tags,
    ClientToken: Token,
  }),
  CreateRegistrationVersion: z.strictObject({ RegistrationId: Id }),
  DescribeRegistrationVersions: z.strictObject({ RegistrationId: Id, ...Page }),
  DescribeRegistrationFieldValues: z.strictObject({
    RegistrationId: Id,
    VersionNumber: z.int().min(1).max(100_000).optional(),
    ...Page,
  }),
  CreateRegistrationAttachment: z.strictObject({
    AttachmentBody: z.string().min(1).max(2_000_000),
    ClientToken: Token,
  }),
  PutRegistrationFieldValue: z.strictObject({
    RegistrationId: Id,
    FieldPath: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[A-Za-z0-9_.]+$/),
    TextValue: z.string().min(1).max(2048).optional(),
    SelectChoices: z.array(z.string().min(1).max(256)).max(100).optional(),
    RegistrationAttachmentId: Id.optional(),
  }),
  ListRegistrationAssociations: z.strictObject({ RegistrationId: Id, ...Page }),
  CreateRegistrationAssociation: z.strictObject({ RegistrationId: Id, ResourceId: Id }),
  SubmitRegistrationVersion: z.strictObject({ RegistrationId: Id, AwsReview: z.boolean().optional() }),
}
type Requests = { [Name in keyof typeof requests]: z.infer<(typeof requests)[Name]> }

interface Version {
  number: number
  status: RegistrationVersionStatus
  values: Map<string, Requests['PutRegistrationFieldValue']>
  denial?: { reason: string; feedback: string; field: string }
}

interface Registration {
  id: string
  type: string
  status: RegistrationStatus
  tags: { Key: string; Value: string }[]
  versions: Version[]
  associations: string[]
}

/** The registration operations of End User Messaging, which refuse what AWS's model refuses. */
export function registrationService() {
  const registrations = new Map<string, Registration>()
  const attachments = new Set<string>()
  const calls: string[] = []

  const found = (id: string): Registration => {
    const registration = registrations.get(id)
    if (!registration)
      throw new ServiceError('ResourceNotFoundException', 'Resource not found', {
        ResourceType: 'registration',
      })
    return registration
  }
  const associationsOf = (type: string) =>
    types.find(({ RegistrationType }) => RegistrationType === type)?.SupportedAssociations ?? []
  const latest = ({ versions }: Registration): Version => versions.at(-1) as Version
  const formOf = (type: string): RegistrationFieldDefinition[] =>
    forms.get(type) ?? invalid('UNKNOWN_REGISTRATION_TYPE')

  const operations: { [Name in keyof Requests]: (input: Requests[Name]) => object } = {
    DescribeRegistrationTypeDefinitions: () => ({ RegistrationTypeDefinitions: types }),
    DescribeRegistrationFieldDefinitions: ({ RegistrationType, NextToken }) => {
      // Two pages, since AWS pages too.
      const all = formOf(RegistrationType)
      const half = Math.ceil(all.length / 2)
      return NextToken
        ? { RegistrationType, RegistrationFieldDefinitions: all.slice(half) }
        : { RegistrationType, RegistrationFieldDefinitions: all.slice(0, half), NextToken: 'next' }
    },
    DescribeRegistrations: () => ({ Registrations: [...registrations.values()].map(told) }),
    ListTagsForResource: ({ ResourceArn }) => ({
      ResourceArn,
      Tags: found(ResourceArn.split('/')[1] ?? '').tags,
    }),
    CreateRegistration: ({ RegistrationType, Tags = [] }) => {
      formOf(RegistrationType)
      const id = `registration-${registrations.size + 1}`
      const version: Version = { number: 1, status: 'DRAFT', values: new Map() }
      const created: Registration = {
        id,
        type: RegistrationType,
        status: 'CREATED',
        tags: Tags,
        versions: [version],
        associations: [],
      }
      registrations.set(id, created)
      return told(created)
    },
    CreateRegistrationVersion: ({ RegistrationId }) => {
      const registration = found(RegistrationId)
      if (!['REQUIRES_UPDATES', 'COMPLETE'].includes(registration.status))
        conflict('CREATE_REGISTRATION_VERSION_NOT_ALLOWED')
      const number = latest(registration).number + 1
      registration.versions.push({ number, status: 'DRAFT', values: new Map() })
      return { RegistrationId, VersionNumber: number, RegistrationVersionStatus: 'DRAFT' }
    },
    DescribeRegistrationVersions: ({ RegistrationId }) => ({
      RegistrationId,
      RegistrationVersions: found(RegistrationId).versions.map(({ number, status, denial }) => ({
        VersionNumber: number,
        RegistrationVersionStatus: status,
        ...(denial && {
          DeniedReasons: [{ Reason: 'OTHER', ShortDescription: denial.reason }],
          Feedback: denial.feedback,
        }),
      })),
    }),
    DescribeRegistrationFieldValues: ({ RegistrationId, VersionNumber }) => {
      const registration = found(RegistrationId)
      const version =
        registration.versions.find(({ number }) => number === VersionNumber) ?? latest(registration)
      const { denial } = version
      return {
        RegistrationId,
        VersionNumber: version.number,
        RegistrationFieldValues: [...version.values.values()].map(({ RegistrationId: _, ...value }) => ({
          ...value,
          ...(denial?.field === value.FieldPath && { DeniedReason: denial.reason }),
        })),
      }
    },
    CreateRegistrationAttachment: ({ AttachmentBody }) => {
      const body = Buffer.from(AttachmentBody, 'base64')
      if (body.length > 500 * 1024) invalid('ATTACHMENT_TYPE_NOT_SUPPORTED')
      if (!/^(\x89PNG|\xff\xd8|%PDF)/.test(body.subarray(0, 4).toString('latin1')))
        invalid('ATTACHMENT_TYPE_NOT_SUPPORTED')
      const id = `attachment-${attachments.size + 1}`
      attachments.add(id)
      return { RegistrationAttachmentId: id, AttachmentStatus: 'UPLOAD_COMPLETE' }
    },
    PutRegistrationFieldValue: (value) => {
      const registration = found(value.RegistrationId)
      const version = latest(registration)
      if (version.status !== 'DRAFT') conflict('EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED')
      const field = formOf(registration.type).find(({ FieldPath }) => FieldPath === value.FieldPath)
      if (!field) return invalid('UNKNOWN_REGISTRATION_FIELD')
      if (value.RegistrationAttachmentId && !attachments.has(value.RegistrationAttachmentId))
        throw new ServiceError('ResourceNotFoundException', 'Resource not found', {
          ResourceType: 'registration-attachment',
        })
      if (!fits(field, value)) invalid('FIELD_VALIDATION_FAILED', value.FieldPath)
      version.values.set(value.FieldPath, value)
      return { ...value, VersionNumber: version.number }
    },
    ListRegistrationAssociations: ({ RegistrationId }) => ({
      RegistrationId,
      RegistrationAssociations: found(RegistrationId).associations.map((ResourceId) => ({ ResourceId })),
    }),
    CreateRegistrationAssociation: ({ RegistrationId, ResourceId }) => {
      const registration = found(RegistrationId)
      const isNumber = ResourceId.startsWith('phone-')
      const resourceType = isNumber ? 'phone-number' : registrations.get(ResourceId)?.type
      const supported = associationsOf(registration.type).find((each) => each.ResourceType === resourceType)
      if (!supported) return invalid('INVALID_REGISTRATION_ASSOCIATION')
      const waitsFor =
        supported.AssociationBehavior === 'ASSOCIATE_AFTER_COMPLETE'
          ? registration
          : registrations.get(ResourceId)
      if (waitsFor && waitsFor.status !== 'COMPLETE') conflict('REGISTRATION_NOT_COMPLETE')
      if (registration.associations.includes(ResourceId)) conflict('PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION')
      registration.associations.push(ResourceId)
      return { RegistrationId, ResourceId }
    },
    SubmitRegistrationVersion: ({ RegistrationId, AwsReview = false }) => {
      const registration = found(RegistrationId)
      const version = latest(registration)
      if (version.status !== 'DRAFT') conflict('REGISTRATION_ALREADY_SUBMITTED')
      const values = new Map(
        [...version.values].map(
          ([path, { TextValue, SelectChoices }]) => [path, SelectChoices ?? [TextValue ?? '']] as const,
        ),
      )
      const missing = formOf(registration.type).filter(
        (field) => requirementOf(field, values).behavior === 'REQUIRED' && !values.has(field.FieldPath ?? ''),
      )
      if (missing.length > 0)
        invalid('FIELD_VALIDATION_FAILED', ...missing.map(({ FieldPath = '' }) => FieldPath))
      const disallowed = formOf(registration.type).filter(
        (field) =>
          requirementOf(field, values).behavior === 'DISALLOWED' && values.has(field.FieldPath ?? ''),
      )
      if (disallowed.length > 0)
        invalid('FIELD_VALIDATION_FAILED', ...disallowed.map(({ FieldPath = '' }) => FieldPath))
      const isNeeded = associationsOf(registration.type).some(
        ({ AssociationBehavior }) => AssociationBehavior === 'ASSOCIATE_BEFORE_SUBMIT',
      )
      if (isNeeded && registration.associations.length === 0)
        conflict('SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED')
      version.status = 'SUBMITTED'
      registration.status = 'SUBMITTED'
      return {
        RegistrationId,
        VersionNumber: version.number,
        RegistrationVersionStatus: 'SUBMITTED',
        AwsReview,
      }
    },
  }

  return {
    calls,
    registrations,
    /** Where the review stands before it is decided. */
    stands: (id: string, status: 'REVIEWING' | 'REQUIRES_AUTHENTICATION') => {
      const registration = found(id)
      latest(registration).status = status
      registration.status = status
    },
    /** What a reviewer decides. */
    review: (id: string, denial?: Version['denial']) => {
      const registration = found(id)
      const version = latest(registration)
      version.status = denial ? 'DENIED' : 'APPROVED'
      registration.status = denial ? 'REQUIRES_UPDATES' : 'COMPLETE'
      if (denial) version.denial = denial
    },
    service: jsonService(
      'PinpointSMSVoiceV2',
      new Map(
        Object.entries(operations).map(([name, operation]) => [
          name,
          (input: object) => {
            calls.push(name)
            return (operation as (input: object) => object)(
              read(requests[name as keyof Requests] as z.ZodType<object>, input),
            )
          },
        ]),
      ),
    ),
  }
}

function told({ id, type, status, versions }: Registration): object {
  return {
    RegistrationArn: `arn:aws:sms-voice:us-east-1:000000000000:registration/${id}`,
    RegistrationId: id,
    RegistrationType: type,
    RegistrationStatus: status,
    CurrentVersionNumber: versions.length,
    CreatedTimestamp: 1_796_000_000,
  }
}

function fits(field: RegistrationFieldDefinition, value: Requests['PutRegistrationFieldValue']): boolean {
  const { TextValue, SelectChoices, RegistrationAttachmentId } = value
  const kinds = { TEXT: TextValue, SELECT: SelectChoices, ATTACHMENT: RegistrationAttachmentId }
  const given = Object.entries(kinds).filter(([, each]) => each !== undefined)
  if (given.length !== 1 || given[0]?.[0] !== field.FieldType) return false
  const { TextValidation: text, SelectValidation: select } = field
  if (text && TextValue !== undefined)
    return (
      TextValue.length >= (text.MinLength ?? 0) &&
      TextValue.length <= (text.MaxLength ?? 2048) &&
      new RegExp(`^(?:${text.Pattern})$`).test(TextValue)
    )
  if (select && SelectChoices)
    return (
      SelectChoices.length >= (select.MinChoices ?? 0) &&
      SelectChoices.length <= (select.MaxChoices ?? 100) &&
      SelectChoices.every((choice) => select.Options?.includes(choice))
    )
  return true
}

function read<Input>(schema: z.ZodType<Input>, input: object): Input {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  return invalid('FIELD_VALIDATION_FAILED', ...result.error.issues.map(({ path }) => path.join('.')))
}

function invalid(Reason: ValidationExceptionReason, ...names: string[]): never {
  const Fields = names.map((Name) => ({ Name, Message: 'is not valid' }))
  throw new ServiceError('ValidationException', `Invalid - Reason="${Reason}"`, { Reason, Fields })
}

function conflict(Reason: ConflictExceptionReason): never {
  throw new ServiceError('ConflictException', `Conflict Occurred - Reason="${Reason}"`, {
    Reason,
    ResourceType: 'registration',
  })
}
