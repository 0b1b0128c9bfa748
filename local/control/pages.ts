import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Service } from '../http/message.ts'

const FOLDER = join(import.meta.dirname, '..', 'phone')

const PAGES = new Map([
  ['/', 'index.html'],
  ['/_local/mail.html', 'mail.html'],
])

const TYPES = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
])

/** The page with the simulated phone, and the page with sent mail. */
export const localPages: Service = async ({ method, path }) => {
  const file = PAGES.get(path) ?? /^\/_local\/phone\/((?:[a-z]+\/)?[a-z-]+\.(?:js|css))$/.exec(path)?.[1]
  if (method !== 'GET' || !file) return undefined
  return {
    status: 200,
    headers: {
      'content-type': TYPES.get(extname(file).slice(1)) ?? '',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'self'; img-src 'self' data:",
    },
    body: await readFile(join(FOLDER, file)),
  }
}
