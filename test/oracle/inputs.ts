import type { Level, MessageClass } from './tenant.ts'

/** How consent recorded by staff can have come, with the highest level it can give (IN-7). */
export const RECORDED_MEDIA = {
  sms_conversation: 'express',
  sms_keyword: 'express_written',
  web_form: 'express_written',
  preferences_page: 'express_written',
  email: 'express_written',
  web_button: 'express',
  paper_form: 'express_written',
  survey: 'express_written',
  point_of_sale: 'express_written',
  ivr: 'express_written',
  verbal: 'express',
  phone_call: 'express',
  employee_broadcast: 'express',
} as const satisfies Record<string, Level>

export type RecordedMedium = keyof typeof RECORDED_MEDIA

/** How a stop can have come. */
export type StopMedium = RecordedMedium | 'sms_message' | 'operator' | 'provider' | 'complaint' | 'reassigned'

/** What a text means; this model does not classify words. */
export type Reading =
  /** OUT-1, OUT-4: everything, or one program. */
  | { kind: 'stop'; program: string | null }
  /** START or UNSTOP: the default program of the number texted (IN-1). */
  | { kind: 'start'; by: 'start' }
  /** SUBSCRIBE, RESUME or JOIN: as START, but no carrier takes it for one (OUT-9). */
  | { kind: 'start'; by: 'join' }
  /** A program's keyword, or its name with the brand, alone or after a START word (IN-1). */
  | { kind: 'start'; by: 'keyword' | 'name'; program: string }
  /** "keep alerts": an answer to the question of OUT-6; where nothing was asked, unsure (OUT-2). */
  | { kind: 'choice'; programs: readonly string[] }
  | { kind: 'yes' }
  | { kind: 'help' }
  | { kind: 'join_request' }
  | { kind: 'unsure' }
  | { kind: 'automatic' }
  | { kind: 'other' }

/** A row of `record` or `import` that grants. */
export interface GrantRow {
  id: string
  status: 'opted_in'
  program: string
  level: Level
  medium: RecordedMedium
  at: number
  /** Whether it brings every field that its medium must bring (IN-8). */
  complete: boolean
}

/** A row of `record` or `import` that stops one program, or all. */
export interface StopRow {
  id: string
  status: 'opted_out'
  program: string | null
  medium: StopMedium
  at: number
}

export type Row = GrantRow | StopRow

/** One of the things that can happen to one person at one tenant: each is one call of the contract. */
export type Act =
  /** SNS `Publish` to the inbound topic; `sentAt` is the date that the text carries. */
  | { kind: 'text'; messageId: string; to: string; sentAt: number; reading: Reading }
  /** `POST /{tenant}/join`. */
  | { kind: 'form'; formId: string; programs: readonly string[] }
  /** The code of that form's text, typed on its page. */
  | { kind: 'code'; formId: string }
  /** `/{tenant}/preferences`, from asking for the code to posting the choices, in one instant. */
  | { kind: 'choices'; join: readonly string[]; leave: readonly string[]; stopAll: boolean }
  /** The button of a page that operator `stop_link` made. */
  | { kind: 'stop_link' }
  /** Operator `record`. */
  | { kind: 'record'; row: Row; confirm: boolean }
  /** Operator `import`. */
  | { kind: 'import'; rows: readonly Row[] }
  /** Operator `own`. */
  | { kind: 'own'; set: boolean }
  /** Operator `deny`. */
  | { kind: 'deny'; set: boolean }
  /** Operator `complain`. */
  | { kind: 'complain'; at: number }
  /** Operator `reassigned`; `at` is the date asked about. */
  | { kind: 'reassigned'; at: number }
  /** Operator `review`, for the review of that message. */
  | { kind: 'review'; messageId: string; as: 'stop' | 'not_a_stop' }
  /** Operator `zone`. */
  | { kind: 'zone'; region: string }
  /** Operator `erase`. */
  | { kind: 'erase' /** Set as it happens: there is nothing left to stop. */; stoppedBefore?: true }
  /** A delivery event; `carrier_block` only from numbers whose carrier answers STOP. */
  | { kind: 'delivery_failed'; from: string; at: number; cause: 'unreachable' | 'carrier_block' }
  /** AWS's opt-out list for a number whose carrier answers STOP has the person since `at`, as read every hour (OUT-9). */
  | { kind: 'listed'; from: string; at: number }
  /** A request to `assent-send-message`, in permitted hours. */
  | {
      kind: 'send'
      program: string
      messageClass?: MessageClass
      from?: string
      requestedByRecipient?: { requestId: string; at: number }
      /** The sending gate answered `quiet_hours`, which this model leaves aside: nothing was sent. */
      heldBack?: true
    }
  /** Nothing but time passes. */
  | { kind: 'wait' }

/** What happened, and when it reached the system; times are epoch milliseconds. */
export type Input = Act & { id: string; deliveredAt: number }

export type Of<Kind extends Act['kind']> = Extract<Input, { kind: Kind }>

/**
 * The date that counts: the input's own where it carries one, and a time ahead of the clock counts as the
 * moment of recording (IN-10).
 */
export function dated(own: number, deliveredAt: number): number {
  return Math.min(own, deliveredAt)
}
