import * as z from 'zod/mini'
import { registrationFile } from '../cli/registration/schema.ts'
import { applicationEvent } from '../lambdas/contract/application-event.ts'
import { consent, grant, instant } from '../lambdas/contract/consent.ts'
import { evidenceAnswer } from '../lambdas/contract/evidence-answer.ts'
import { anyGateAnswer, defer, gateAnswer } from '../lambdas/contract/gate-answer.ts'
import { gateRequest } from '../lambdas/contract/gate-request.ts'
import { ledgerEvent } from '../lambdas/contract/ledger-event.ts'
import { issue, operationRefusal } from '../lambdas/contract/operation-refusal.ts'
import { anyOperatorAnswer } from '../lambdas/contract/operator-answer.ts'
import { numberEntry, personStatus, zoneOverride } from '../lambdas/contract/person-status.ts'
import { anyRecordsAnswer } from '../lambdas/contract/records-answer.ts'
import { refusal } from '../lambdas/contract/refusal.ts'
import { anySendAnswer } from '../lambdas/contract/send-answer.ts'
import { sendRequest } from '../lambdas/contract/send-request.ts'
import { tenantVerification, verification } from '../lambdas/contract/verification.ts'
import { carePhone, country, tenantFile } from '../lambdas/definitions/schema.ts'
import { consentRow } from '../lambdas/handlers/operator/consent-row.ts'
import { importRequest, MAX_ROWS, operatorRequest } from '../lambdas/handlers/operator/request.ts'
import { phoneNumber, instant as requestInstant, zone } from '../lambdas/handlers/pipeline/fields.ts'
import { recordsRequest } from '../lambdas/handlers/records/request.ts'

/** Parts that are published once a file and by name. */
const named = z.registry<{ id: string }>()
const parts = {
  instant,
  grant,
  consent,
  defer,
  gateAnswer,
  refusal,
  issue,
  operationRefusal,
  phoneNumber,
  consentRow,
  ledgerEvent,
  numberEntry,
  zoneOverride,
  personStatus,
  verification,
  tenantVerification,
  evidenceAnswer,
}
for (const [id, part] of Object.entries(parts)) named.add(part, { id })

/** The handler reads each row of an import on its own; a caller has to know what a row is. */
const importOfRows = z.extend(importRequest, { rows: z.array(consentRow).check(z.maxLength(MAX_ROWS)) })
const operatorRequests = operatorRequest.def.options.map((option) =>
  option === importRequest ? importOfRows : option,
)

const E164 = '^\\+[1-9]\\d{6,14}$'

/** What the code checks by functions, in the words of a JSON Schema. */
const DESCRIBED = new Map<unknown, object>([
  [phoneNumber, { pattern: E164 }],
  [carePhone, { pattern: E164 }],
  [country, { pattern: '^[A-Z]{2}$' }],
  [requestInstant, { format: 'date-time' }],
  [zone, { description: 'A time zone of the IANA database, such as America/Chicago' }],
])

/** Contract 1 as JSON Schemas, by the names of the files that publish them. */
export const jsonSchemas: Record<string, object> = {
  'gate-request': schemaOf(gateRequest, 'A request to the asking gate, contract 1'),
  'gate-answer': schemaOf(anyGateAnswer, 'An answer of the asking gate, contract 1'),
  'send-request': schemaOf(sendRequest, 'A request to the sending gate, contract 1'),
  'send-answer': schemaOf(anySendAnswer, 'An answer of the sending gate, contract 1'),
  'records-request': schemaOf(recordsRequest, 'A request to the reading operations, contract 1'),
  'records-answer': schemaOf(anyRecordsAnswer, 'An answer of the reading operations, contract 1'),
  'operator-request': schemaOf(z.union(operatorRequests), 'A request to the writing operations, contract 1'),
  'operator-answer': schemaOf(anyOperatorAnswer, 'An answer of the writing operations, contract 1'),
  'application-event': schemaOf(applicationEvent, 'An application event, contract 1'),
}

/** A definition file as a JSON Schema, which editors pick up from the file's `$schema`. */
export const definitionSchema: object = schemaOf(
  tenantFile,
  'A definition file: one tenant, its numbers and programs',
)

/** A registration file as a JSON Schema; its name keeps it out of the definitions. */
export const registrationSchema: object = schemaOf(
  registrationFile,
  'What carriers ask about the end business of a tenant',
)

/** As whoever gives the value may write it: what is open to additions stays open. */
function schemaOf(schema: z.ZodMiniType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', metadata: named, override: describe })
  return { $schema, title, ...rest }
}

/**
 * A time needs no pattern beside its format but for the zone: who reads it knows what a date is. A pattern with Unicode
 * properties is left out, since not every validator knows them.
 */
function describe({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: unknown
  jsonSchema: z.core.JSONSchema.BaseSchema
}) {
  if (jsonSchema.format === 'date-time') jsonSchema.pattern = 'Z$'
  if (jsonSchema.pattern?.includes('\\p{')) delete jsonSchema.pattern
  Object.assign(jsonSchema, DESCRIBED.get(zodSchema))
}
