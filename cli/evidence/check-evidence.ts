import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type EvidencePart, problemsOf } from '../../lambdas/application/evidence/verify-parts.ts'
import { hasSignature, withoutSignature } from '../../lambdas/pages/evidence/signature-block.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { onFileSync } from '../files.ts'

/** What was checked, and everything that is wrong with it. */
export interface CheckedEvidence {
  problems: string[]
  events: number
  messages: number
  parts: number
}

/** Checks a data file of evidence, and its pages, with public keys (REC-5). */
export function checkEvidence(packet: string, key: string, pages: readonly string[]): CheckedEvidence {
  const keys = readKeys(key)
  const parts = readParts(packet)
  const htmls = pages.map(read)
  if (htmls.length > parts.length) throw new UserFacingError('There are more pages than parts of evidence.')
  const given = parts.map((part, i) => (htmls[i] === undefined ? part : { ...part, html: htmls[i] }))
  return {
    problems: problemsOf(given, { keys, withoutSignature, hasSignature }),
    events: parts.reduce((sum, { events }) => sum + events.length, 0),
    messages: parts.reduce((sum, { messages }) => sum + messages.length, 0),
    parts: parts.length,
  }
}

function readKeys(path: string): string[] {
  const found = read(path).match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  try {
    for (const key of found) createPublicKey(key)
  } catch {
    throw new UserFacingError(`${path} holds a public key that cannot be read.`)
  }
  if (found.length === 0)
    throw new UserFacingError(`${path} holds no public key. It takes PEM, as "assent public-key" prints it.`)
  return found
}

/** One part, or a list of them. */
function readParts(path: string): EvidencePart[] {
  const parsed = parse(read(path))
  const parts = Array.isArray(parsed) ? parsed : [parsed]
  if (parts.length === 0 || !parts.every(isPart))
    throw new UserFacingError(`${path} is not signed evidence: the data file that "assent evidence" writes.`)
  return parts
}

function isPart(value: unknown): value is EvidencePart {
  const { seal, signature, events, messages, replies, texts } = (value ?? {}) as Partial<EvidencePart>
  const isSealed = typeof seal === 'object' && seal !== null && typeof seal.fields === 'object'
  const lists = [events, messages, replies].every(Array.isArray)
  return isSealed && lists && typeof signature === 'string' && typeof texts === 'object'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function read(path: string): string {
  return onFileSync(path, () => readFileSync(path, 'utf8'))
}
