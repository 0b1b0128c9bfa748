/** The words that a person was shown, by the content hash of the stored text, and their language (IN-8). */
export interface ShownText {
  /** SHA-256 of the text, in hexadecimal. */
  hash: string
  /** BCP 47 tag. */
  language: string
}

/** The part of the words shown that an event stores; the text itself is stored separately. */
export function shownText({ hash, language }: ShownText): ShownText {
  return { hash, language }
}

/** What can prove how consent was given or withdrawn, besides time, program and number (IN-8). */
export interface Evidence {
  /** The words shown or read out. */
  callToAction: string | null
  /** Their language, as a BCP 47 tag. */
  language: string | null
  /** What the person did: "signed", "box ticked", "pressed 1". */
  action: string | null
  /** Name, user name, session or form id. */
  identity: string | null
  /** Who collected it. */
  collectedBy: string | null
  ip: string | null
  userAgent: string | null
  /** Where the original is stored: "form 4711". */
  reference: string | null
  /** Id of the text by which they agreed. */
  inboundMessageId: string | null
}

/** A field of the evidence. */
export type EvidenceField = keyof Evidence

/** No evidence. */
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

/** The permanent part of the evidence. The hash of the words shown is a separate field of the event. */
export type Proof = Pick<Evidence, 'action' | 'collectedBy' | 'reference' | 'inboundMessageId'> &
  Partial<InvitedBy>

/** The invitation that led to a consent, and what its sender refers to: a record of theirs (IN-8). */
export interface InvitedBy {
  /** Its name, which does not allow using it. */
  invitation: string
  reference: string | null
}

/** The erasable part, about the person (REC-3). */
export type Personal = Pick<Evidence, 'identity' | 'ip' | 'userAgent'>

/** The permanent part of the evidence given. */
export function proofOf({ action, collectedBy, reference, inboundMessageId }: Evidence): Proof {
  return { action, collectedBy, reference, inboundMessageId }
}

/** The erasable part of the evidence given; null when there is none. */
export function personalOf({ identity, ip, userAgent }: Evidence): Personal | null {
  return identity === null && ip === null && userAgent === null ? null : { identity, ip, userAgent }
}

/** The proof, which also names the invitation that led to the consent; what it names already stays (IN-8). */
export function provedBy(proof: Proof | null, { invitation, reference }: InvitedBy): Proof {
  const known = proof ?? proofOf(noEvidence)
  return { ...known, reference: known.reference ?? reference, invitation: known.invitation ?? invitation }
}

/** The invitation that a proof names; undefined if it names none. */
export function invitedByIn(proof: Proof | null): InvitedBy | undefined {
  return proof?.invitation === undefined
    ? undefined
    : { invitation: proof.invitation, reference: proof.reference }
}
