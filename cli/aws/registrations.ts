import type {
  RegistrationFieldDefinition,
  RegistrationFieldValueInformation,
  RegistrationInformation,
  RegistrationTypeDefinition,
  RegistrationVersionInformation,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import type { Filled } from '../registration/fill.ts'
import { UsageError } from '../terminal/terminal.ts'
import { awsError } from './aws-error.ts'
import { regionSetting } from './region.ts'

/** Whose registration it is, and of what: its tags in the account, so that no file has to remember it. */
export interface Owner {
  tenant: string
  program: string
}

const TENANT = 'assent:tenant'
const PROGRAM = 'assent:program'

/** A registration of a tenant. */
export interface OwnRegistration extends Owner, RegistrationInformation {}

/** The registrations of an account, with the credentials of whoever runs the command. */
export async function openRegistrations() {
  const sdk = await import('@aws-sdk/client-pinpoint-sms-voice-v2')
  const client = new sdk.PinpointSMSVoiceV2({ ...regionSetting(), maxAttempts: 8 })
  const paged = { client, pageSize: 100 }
  return {
    /** The types of registration that AWS takes today. */
    types: () =>
      all<RegistrationTypeDefinition>(
        sdk.paginateDescribeRegistrationTypeDefinitions(paged, {}),
        (page) => page.RegistrationTypeDefinitions,
      ),
    /** The fields of a type's form, as they are today. */
    fields: (RegistrationType: string) =>
      all<RegistrationFieldDefinition>(
        sdk.paginateDescribeRegistrationFieldDefinitions(paged, { RegistrationType }),
        (page) => page.RegistrationFieldDefinitions,
      ),
    /** The registrations of a tenant that are not over, by their tags. */
    ofTenant: async (tenant: string): Promise<OwnRegistration[]> => {
      const found = await all<RegistrationInformation>(
        sdk.paginateDescribeRegistrations(paged, {}),
        (page) => page.Registrations,
      )
      const own: OwnRegistration[] = []
      for (const each of found) {
        if (each.RegistrationStatus === 'DELETED' || each.RegistrationStatus === 'CLOSED') continue
        const { Tags = [] } = await client.listTagsForResource({ ResourceArn: each.RegistrationArn })
        const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value
        if (tag(TENANT) === tenant) own.push({ ...each, tenant, program: tag(PROGRAM) ?? '' })
      }
      return own
    },
    create: async (RegistrationType: string, { tenant, program }: Owner): Promise<string> => {
      const Tags = [
        { Key: TENANT, Value: tenant },
        { Key: PROGRAM, Value: program },
      ]
      return (await client.createRegistration({ RegistrationType, Tags })).RegistrationId ?? ''
    },
    /** A new draft, where the version that was reviewed can no longer be edited. */
    createVersion: (RegistrationId: string) => client.createRegistrationVersion({ RegistrationId }),
    latestVersion: async (RegistrationId: string): Promise<RegistrationVersionInformation | undefined> => {
      const versions = await all<RegistrationVersionInformation>(
        sdk.paginateDescribeRegistrationVersions(paged, { RegistrationId }),
        (page) => page.RegistrationVersions,
      )
      return versions.sort((a, b) => (b.VersionNumber ?? 0) - (a.VersionNumber ?? 0))[0]
    },
    values: (RegistrationId: string, VersionNumber: number | undefined) =>
      all<RegistrationFieldValueInformation>(
        sdk.paginateDescribeRegistrationFieldValues(paged, { RegistrationId, VersionNumber }),
        (page) => page.RegistrationFieldValues,
      ),
    attach: async (AttachmentBody: Uint8Array): Promise<string> =>
      (await client.createRegistrationAttachment({ AttachmentBody })).RegistrationAttachmentId ?? '',
    put: (
      RegistrationId: string,
      FieldPath: string,
      value: Exclude<Filled, { file: string }> | { attachment: string },
    ) =>
      client.putRegistrationFieldValue({
        RegistrationId,
        FieldPath,
        ...('text' in value && { TextValue: value.text }),
        ...('choices' in value && { SelectChoices: value.choices }),
        ...('attachment' in value && { RegistrationAttachmentId: value.attachment }),
      }),
    associated: async (RegistrationId: string): Promise<string[]> => {
      const found = await all<{ ResourceId: string | undefined }>(
        sdk.paginateListRegistrationAssociations(paged, { RegistrationId }),
        (page) => page.RegistrationAssociations,
      )
      return found.flatMap(({ ResourceId }) => ResourceId ?? [])
    },
    associate: (RegistrationId: string, ResourceId: string) =>
      client.createRegistrationAssociation({ RegistrationId, ResourceId }),
    submit: async (RegistrationId: string): Promise<string> =>
      (await client.submitRegistrationVersion({ RegistrationId })).RegistrationVersionStatus ?? '',
  }
}

/** The registrations of an account. */
export type Registrations = Awaited<ReturnType<typeof openRegistrations>>

async function all<Item, Page = Record<string, Item[] | undefined>>(
  pages: AsyncIterable<unknown>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pages) items.push(...(itemsOf(page as Page) ?? []))
  return items
}

/** What AWS says when it refuses a registration, a field or a step. */
const REFUSALS = new Set([
  'ValidationException',
  'ConflictException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
])

/** Runs calls about registrations, and says in one sentence why AWS refused one, with the reason that it gives. */
export async function askingAws<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserFacingError || error instanceof UsageError) throw error
    if (!(error instanceof Error)) throw error
    // The local run has everything that the functions call, and registrations are none of it.
    if (error.name === 'UnknownOperationException')
      throw new UserFacingError(
        'The address in AWS_ENDPOINT_URL takes no registrations: run this without it, with credentials of your AWS account.',
      )
    throw REFUSALS.has(error.name)
      ? new UserFacingError(`AWS refused it: ${reasonOf(error)}`)
      : awsError(error, PURPOSE)
  }
}

const PURPOSE = {
  service: 'PINPOINT_SMS_VOICE_V2',
  to: 'End User Messaging',
  permission: 'the actions of sms-voice in docs/registration.md',
  missing: '',
}

function reasonOf(
  error: Error & { Reason?: string; Fields?: { Name?: string; Message?: string }[] },
): string {
  const fields = (error.Fields ?? []).map(({ Name, Message }) => `${Name} ${Message}`)
  return [error.Reason ?? error.message, ...fields].join('; ')
}
