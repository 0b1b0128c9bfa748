import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Service } from '../http/message.ts'

const FOLDER = join(import.meta.dirname, '..', 'handset')

const FILES = new Map([
  ['/', { file: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/_local/handset.js', { file: 'handset.js', type: 'text/javascript; charset=utf-8' }],
  ['/_local/handset.css', { file: 'handset.css', type: 'text/css; charset=utf-8' }],
])

/** The page with the simulated handset. */
export const handsetPage: Service = async ({ method, path }) => {
  const page = method === 'GET' ? FILES.get(path) : undefined
  if (!page) return undefined
  return {
    status: 200,
    headers: {
      'content-type': page.type,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'self'; img-src 'self' data:",
    },
    body: await readFile(join(FOLDER, page.file)),
  }
}
