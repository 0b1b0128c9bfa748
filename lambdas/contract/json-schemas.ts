import * as z from 'zod/mini'
import { applicationEvent } from './application-event.ts'
import { consent, grant, instant } from './consent.ts'
import { anyGateAnswer, defer, gateAnswer } from './gate-answer.ts'
import { gateRequest } from './gate-request.ts'
import { refusal } from './refusal.ts'
import { anySendAnswer } from './send-answer.ts'
import { sendRequest } from './send-request.ts'

/** Parts that are published once per file, by name. */
const named = z.registry<{ id: string }>()
for (const [id, part] of Object.entries({ instant, grant, consent, defer, gateAnswer, refusal })) {
  named.add(part, { id })
}

/** Contract 1 as JSON Schemas, by the names of their published files. */
export const jsonSchemas: Record<string, object> = {
  'gate-request': schemaOf(gateRequest, 'A request to the asking gate, contract 1'),
  'gate-answer': schemaOf(anyGateAnswer, 'An answer of the asking gate, contract 1'),
  'send-request': schemaOf(sendRequest, 'A request to the sending gate, contract 1'),
  'send-answer': schemaOf(anySendAnswer, 'An answer of the sending gate, contract 1'),
  'application-event': schemaOf(applicationEvent, 'An application event, contract 1'),
}

/** The input form of a schema: objects that allow added fields stay open. */
function schemaOf(schema: z.ZodMiniType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', metadata: named, override: shorten })
  return { $schema, title, ...rest }
}

/** A time needs no regex pattern besides its format except for the zone: every reader knows what a date is. */
function shorten({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: { pattern?: string } }): void {
  if (zodSchema === instant) jsonSchema.pattern = 'Z$'
}
