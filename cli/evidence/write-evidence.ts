import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Evidence } from '../../lambdas/application/evidence/evidence-packet.ts'
import type { Ask } from '../aws/functions.ts'
import { pagesFrom } from '../bulk/pages.ts'
import { onFile, refuseOverwriting, writePrivately } from '../files.ts'
import { counted } from '../terminal/counts.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Whose evidence, and where to write it. */
export interface EvidenceRequest {
  tenant: string
  to: string
  /** A folder, or a file with or without its ending. */
  out: string
  force?: boolean | undefined
  json?: boolean | undefined
}

/** Writes all evidence about a number: as data, one file for all parts, and each part as a page to print (REC-5). */
export async function writeEvidence(records: Ask, request: EvidenceRequest, { out }: Terminal) {
  const path = pathWithoutEnding(request.out)
  const data = `${path}.json`
  refuseOverwriting([data, pageFile(path, 0)], request.force)
  const parts = await allParts(records, request)
  const pages = parts.map((_, i) => pageFile(path, i))
  refuseOverwriting(pages, request.force)
  await write(data, dataOf(parts))
  for (const [i, { html }] of parts.entries()) await write(pages[i] ?? '', html)
  const events = parts.reduce((sum, part) => sum + part.events.length, 0)
  const messages = parts.reduce((sum, part) => sum + part.messages.length, 0)
  const summary = `${counted(events, 'event')} and ${counted(messages, 'message')} in ${[data, ...pages].join(', ')}`
  out(request.json ? JSON.stringify({ events, messages, data, pages }) : summary)
}

async function allParts(records: Ask, { tenant, to }: EvidenceRequest): Promise<Evidence[]> {
  const ask = (cursor: string | undefined) =>
    records<Evidence>({ action: 'evidence', tenant, to, ...(cursor && { cursor }) })
  const parts: Evidence[] = []
  for await (const part of pagesFrom(ask)) parts.push(part)
  return parts
}

/** One part is written as it is, several as a list: exactly what was signed, without the pages. */
function dataOf(parts: readonly Evidence[]): string {
  const data = parts.map(({ html: _html, cursor: _cursor, ...part }) => part)
  return `${JSON.stringify(data.length === 1 ? data[0] : data, null, 2)}\n`
}

function pageFile(path: string, index: number): string {
  return index === 0 ? `${path}.html` : `${path}-${index + 1}.html`
}

/** The path of the files without their ending; it contains a phone number only if the user put one there. */
function pathWithoutEnding(out: string): string {
  if (out.endsWith('/') || isFolder(out)) return join(out, 'evidence')
  return out.replace(/\.(json|html?)$/i, '')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function write(path: string, text: string): Promise<void> {
  return onFile(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    writePrivately(path, text)
  })
}
