/** The words that a person was shown, by content hash of the stored text, in their language (IN-8). */
export interface ShownText {
  /** SHA-256 of the text, in hexadecimal. */
  hash: string
  /** BCP 47 tag. */
  language: string
}

/** What an event says of the words shown; the words themselves are stored apart. */
export function shownText({ hash, language }: ShownText): ShownText {
  return { hash, language }
}

/** What can prove how consent was given or withdrawn, beside time, program and number (IN-8). */
export interface Evidence {
  /** The words shown or read out. */
  callToAction: string | null
  /** Their language, as a BCP 47 tag. */
  language: string | null
  /** What the person did: "signed", "box ticked", "pressed 1". */
  action: string | null
  /** Name, user name, session or form id. */
  identity: string | null
  /** Who took it. */
  collectedBy: string | null
  ip: string | null
  userAgent: string | null
  /** Where the original is found: "form 4711". */
  reference: string | null
  /** Id of the text by which they agreed. */
  inboundMessageId: string | null
}

/** One thing that can prove something. */
export type EvidenceField = keyof Evidence

/** Nothing is proved. */
export const noEvidence: Evidence = {
  callToAction: null,
  language: null,
  action: null,
  identity: null,
  collectedBy: null,
  ip: null,
  userAgent: null,
  reference: null,
  inboundMessageId: null,
}

/** What an event says of its proof for good. The words shown stand beside it, by hash. */
export type Proof = Pick<Evidence, 'action' | 'collectedBy' | 'reference' | 'inboundMessageId'>

/** What an event says of the person, which may be erased (REC-3). */
export type Personal = Pick<Evidence, 'identity' | 'ip' | 'userAgent'>

/** The lasting part of what was brought. */
export function proofOf({ action, collectedBy, reference, inboundMessageId }: Evidence): Proof {
  return { action, collectedBy, reference, inboundMessageId }
}

/** The erasable part of what was brought; null where there is none. */
export function personalOf({ identity, ip, userAgent }: Evidence): Personal | null {
  return identity === null && ip === null && userAgent === null ? null : { identity, ip, userAgent }
}
