import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Evidence, Packet } from '../../lambdas/application/evidence/evidence-packet.ts'
import { evidencePage } from '../../lambdas/pages/evidence/evidence-page.ts'
import type { Ask } from '../aws/functions.ts'
import { pagesFrom } from '../bulk/pages.ts'
import { counted } from '../counts.ts'
import { onFile, refuseOverwriting, writePrivately } from '../files.ts'
import type { Terminal } from '../terminal.ts'
import { joinPackets } from './join-packets.ts'

/** Whose evidence, and where to write it. */
export interface EvidenceRequest {
  tenant: string
  to: string
  /** A folder, or a file with or without its ending. */
  out: string
  force?: boolean | undefined
  json?: boolean | undefined
}

/** Writes all evidence about a number, as data and as a page to print (REC-5). */
export async function writeEvidence(records: Ask, request: EvidenceRequest, { out }: Terminal) {
  const path = pathWithoutEnding(request.out)
  const files = { data: `${path}.json`, page: `${path}.html` }
  refuseOverwriting(Object.values(files), request.force)
  const packet = await wholePacket(records, request)
  await write(files.data, `${JSON.stringify(packet, null, 2)}\n`)
  await write(files.page, evidencePage(packet))
  const [events, messages] = [packet.events.length, packet.messages.length]
  const summary = `${counted(events, 'event')} and ${counted(messages, 'message')} in ${files.data} and ${files.page}`
  out(request.json ? JSON.stringify({ events, messages, ...files }) : summary)
}

/** Joins the pages; the printed page is made from the whole. */
async function wholePacket(records: Ask, { tenant, to }: EvidenceRequest): Promise<Packet> {
  const ask = (cursor: string | undefined) =>
    records<Evidence>({ action: 'evidence', tenant, to, ...(cursor && { cursor }) })
  const packets: Packet[] = []
  for await (const { html: _, ...packet } of pagesFrom(ask)) packets.push(packet)
  return joinPackets(packets)
}

/** The path of both files without their ending; it contains a phone number only if the user put one there. */
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
