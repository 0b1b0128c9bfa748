import * as z from 'zod/mini'
import type { ConsentEvent, Recorded } from '../../domain/core/events.ts'
import { getOwn } from '../../domain/core/get-own.ts'
import { STOP_MEDIA } from '../../domain/core/medium.ts'
import {
  DECLINE_REASONS,
  type EventType,
  GRANT_MEDIA,
  LEVELS,
  REPLY_KINDS,
  REVIEW_OUTCOMES,
  TEXT_LANGUAGES,
} from '../../domain/core/vocabulary.ts'

/** Fields that the oldest ledger events lack. */
type AddedField = 'by' | 'requestId' | 'personal' | 'receivedAt' | 'proof'

/** The fields that every ledger event has. */
type Core<Event> = { [Field in keyof Event as Exclude<Field, AddedField | 'type'>]: Event[Field] }

type EventsByType = { [Event in ConsentEvent as Event['type']]: Event }

type Schemas = { [Type in EventType]: z.ZodMiniType<Core<EventsByType[Type]>> }

let schemas: Schemas | undefined

/** Whether a ledger event is complete for its type. The event itself stays exactly as it was stored and hashed (REC-3). */
export function isWhole(event: { type: string }): event is Recorded {
  schemas ??= makeSchemas()
  const schema = getOwn<z.ZodMiniType>(schemas, event.type)
  return schema?.safeParse(event).success === true
}

/** Built on the first read, so that cold starts stay fast. Unknown fields pass, since the hash covers them. */
function makeSchemas(): Schemas {
  const { text, word, shownText, proof, event, ofBrand, ofProgram } = makeParts()
  const given = { level: z.enum(LEVELS), medium: z.enum(GRANT_MEDIA), callToAction: shownText, proof }
  const stop = event({ program: word, medium: z.enum(STOP_MEDIA), receivedAt: z.optional(word), proof })
  const listEntry = ofBrand({ set: z.boolean(), note: text })
  return {
    opted_in: ofProgram({ ...given, request: word, confirmed: z.boolean() }),
    opted_out: stop,
    stop_superseded: stop,
    scope_clarified: ofProgram({ stop: text }),
    pending: ofProgram({ ...given, until: text }),
    lapsed: ofProgram({ request: text }),
    declined: ofProgram({ because: z.enum(DECLINE_REASONS) }),
    message_received: ofBrand({ automatic: z.optional(z.literal(true)), yes: z.optional(z.literal(true)) }),
    window_opened: z.extend(ofBrand({ until: text }), { number: text }),
    help_asked: ofBrand({}),
    review_opened: ofBrand({}),
    review_settled: ofBrand({ as: z.enum(REVIEW_OUTCOMES) }),
    reply_unknown: ofBrand({ owedBy: text }),
    unreachable: ofBrand({ outcome: text }),
    zone_set: ofBrand({ zone: word, region: z.optional(word) }),
    owned: listEntry,
    denied: listEntry,
    complained: ofBrand({ receivedAt: z.optional(text), medium: z.enum(STOP_MEDIA), note: text }),
    reassigned: ofBrand({ asked: text, source: text }),
    erased: ofBrand({}),
  }
}

/** Builds the parts that several schemas share. */
function makeParts() {
  const text = z.string()
  const word = z.nullable(text)
  const proof = z.looseObject({
    action: word,
    collectedBy: word,
    reference: word,
    inboundMessageId: word,
    invitation: z.optional(text),
  })
  const personal = z.looseObject({ identity: word, ip: word, userAgent: word })
  const base = {
    id: text,
    seq: z.int(),
    at: text,
    recordedAt: text,
    number: word,
    inboundMessageId: word,
    by: z.optional(word),
    requestId: z.optional(word),
    reply: z.nullable(
      z.looseObject({
        kind: z.enum(REPLY_KINDS),
        programs: z.array(text),
        language: z.optional(z.enum(TEXT_LANGUAGES)),
      }),
    ),
    body: word,
    personal: z.optional(z.nullable(personal)),
    earlierStops: z.nullable(
      z.looseObject({
        all: word,
        byProgram: z.record(text, text),
        carriers: z.optional(z.record(text, z.looseObject({ stoppedAt: word, startedAt: word }))),
      }),
    ),
    language: z.optional(z.enum(TEXT_LANGUAGES)),
    carrier: z.optional(z.enum(['stopped', 'started'])),
  }
  const event = <Says extends z.core.$ZodLooseShape>(says: Says) => z.looseObject({ ...base, ...says })
  return {
    text,
    word,
    event,
    ofBrand: <Says extends z.core.$ZodLooseShape>(says: Says) => event({ program: z.null(), ...says }),
    ofProgram: <Says extends z.core.$ZodLooseShape>(says: Says) => event({ program: text, ...says }),
    shownText: z.nullable(z.looseObject({ hash: text, language: text })),
    proof: z.optional(z.nullable(proof)),
  }
}
