import { dated, type Input, type Of } from '../inputs.ts'
import type { MessageClass, Tenant } from '../tenant.ts'

/** A text of ours that was owed, and what about. */
export interface Reply {
  kind:
    | 'opt_in_confirmation'
    | 'stop_confirmation'
    | 'help'
    | 'start_refused'
    | 'signup_request'
    | 'review_question'
    | 'join_answer'
    | 'preferences_code'
  number: string
  programs: readonly string[]
  at: number
}

/** What is kept of an input: rows of an import one by one, repetitions and refusals not at all. */
export interface Entry {
  input: Exclude<Input, { kind: 'import' | 'wait' }>
  /** The row came by `import`, which never lifts a stop (IN-10). */
  imported: boolean
  /** The person was on the deny list as it arrived (IN-3). */
  declined: boolean
  /** The stop's confirmation was sent and asked which program to keep (OUT-6). */
  asked: boolean
  /** The choice or word answered a question as it arrived (OUT-6). */
  answers: boolean
  /** It completed requests as it arrived (IN-4). */
  completes: boolean
  /** The code of the form was texted (IN-4). */
  texted: boolean
  /** What the sending gate sent, by the class it was judged as, and what allowed it: a reason and what it named. */
  sent: { messageClass: MessageClass; reason: string; consent: string | null } | null
  replies: readonly Reply[]
  /** The kind of text that was owed for it, whether or not it could leave. */
  owed: readonly Reply['kind'][]
  /** The programs that it ends beside, since words gave them while the carrier blocked already (OUT-9). */
  ends: readonly string[]
  /** How many records of this person had expired before (GATE-4). */
  generation: number
}

/** The entries of one kind, with their input. */
export function entriesOf<Kind extends Entry['input']['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): (Entry & { input: Of<Kind> })[] {
  return entries.filter((entry): entry is Entry & { input: Of<Kind> } => entry.input.kind === kind)
}

/** What answers and reviews name: the message for a text, the row for a record, else the input. */
export function idOf({ input }: Entry): string {
  if (input.kind === 'text') return input.messageId
  return input.kind === 'record' ? input.row.id : input.id
}

/** The date of an entry that carries its own, else when it was recorded (OUT-5, IN-10). */
export function dateOf({ input }: Entry): number {
  const { deliveredAt } = input
  switch (input.kind) {
    case 'text':
      return dated(input.sentAt, deliveredAt)
    case 'reassigned':
    case 'delivery_failed':
    case 'listed':
      return dated(input.at, deliveredAt)
    case 'record':
      return input.row.status === 'opted_in' ? dated(input.row.at, deliveredAt) : deliveredAt
    default:
      return deliveredAt
  }
}

/** What is known of one person at an instant: what the present record holds, and stops of expired records. */
export interface Known {
  tenant: Tenant
  at: number
  entries: readonly Entry[]
  formerStops: readonly Stop[]
}

/** A stop, for one program or all (OUT-4). */
export interface Stop {
  id: string
  /** From when on it counts: consents dated up to here are ended. */
  at: number
  program: string | null
  medium: string
  asked: boolean
  /** The number on which the carrier blocked the person too (OUT-9). */
  blocked: string | null
  /** When it became known. */
  knownAt: number
  /** It is what became of an unsure message (OUT-2). */
  isSettlement?: true
  /** From when the months of REC-1 are counted. */
  expiryFrom: number
}
