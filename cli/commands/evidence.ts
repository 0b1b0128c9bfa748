import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Evidence, Packet } from '../../lambdas/application/evidence/evidence-packet.ts'
import { evidencePage } from '../../lambdas/pages/evidence/evidence-page.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { pagesFrom } from '../bulk/pages.ts'
import { type Command, EXIT } from '../command.ts'
import { onFile, writePrivately } from '../files.ts'
import { askingFlags, needed, oneNumber } from '../flags.ts'
import { type Ask, functionsOf } from '../functions.ts'
import { joinPackets } from '../join-packets.ts'
import { counted } from '../progress.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Writes down all evidence about one number, as data and as a page to print (REC-5). */
export const evidence: Command = {
  name: 'evidence',
  usage: 'evidence NUMBER --out FOLDER|FILE [--force] [--tenant ID] [--stack NAME] [--json]',
  about: 'write all evidence about a number: as data (.json) and as a page to hand on (.html)',
  run: async (args, { out }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...askingFlags,
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const to = oneNumber(positionals)
    const place = placeOf(needed(values.out, '--out says where to: a folder, or a file'))
    const tenant = tenantOrOnly(values.tenant)
    const files = { data: `${place}.json`, page: `${place}.html` }
    if (!values.force) refuseOverwriting(Object.values(files))
    const packet = await wholePacket(functionsOf(values.stack).records, tenant, to)
    await write(files.data, `${JSON.stringify(packet, null, 2)}\n`)
    await write(files.page, evidencePage(packet))
    const [events, messages] = [packet.events.length, packet.messages.length]
    const found = `${counted(events, 'event')} and ${counted(messages, 'message')} in ${files.data} and ${files.page}`
    out(values.json ? JSON.stringify({ events, messages, ...files }) : found)
    return EXIT.done
  },
}

/** Pages are joined, and what is printed is made of the whole. */
async function wholePacket(records: Ask, tenant: string, to: string): Promise<Packet> {
  const ask = (cursor: string | undefined) =>
    records<Evidence>({ action: 'evidence', tenant, to, ...(cursor && { cursor }) })
  const packets: Packet[] = []
  for await (const { html: _, ...packet } of pagesFrom(ask)) packets.push(packet)
  return joinPackets(packets)
}

/** A name for both files, without its ending; it holds no phone number unless the person who asks put one there. */
function placeOf(out: string): string {
  if (out.endsWith('/') || isFolder(out)) return join(out, 'evidence')
  return out.replace(/\.(json|html?)$/i, '')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function refuseOverwriting(files: readonly string[]): void {
  const there = files.find((file) => existsSync(file))
  if (there !== undefined)
    throw new UserFacingError(`${there} is there already: name another, or add --force.`)
}

function write(path: string, text: string): Promise<void> {
  return onFile(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    writePrivately(path, text)
  })
}
