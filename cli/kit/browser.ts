import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'

/** Where Debian and its kin put a browser. */
const INSTALLED = '/usr/bin/chromium'

/**
 * What a browser needs in a container, and no more work than pages of text ask for. The package's own list makes it one
 * process, which dies with its first tab.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--use-gl=disabled',
  '--disable-software-rasterizer',
]

/** A browser without a window: the one that npm brings, else the machine's own; undefined where neither starts. */
export async function openBrowser(): Promise<Browser | undefined> {
  return (await unpacked()) ?? (await started(async () => INSTALLED))
}

/** Tried a few times: another process may be unpacking it at this moment. */
async function unpacked(): Promise<Browser | undefined> {
  const packed = await packedBrowser()
  for (let attempt = 0; packed && attempt < 5; attempt++) {
    const path = () => packed.chromium.executablePath()
    const browser = (await started(path)) ?? (await started(path, () => itsLibraries(packed)))
    if (browser) return browser
    await wait(1_000)
  }
  return undefined
}

type Packed = Awaited<ReturnType<typeof packedBrowser>>

/** Installed for development only: a kit is also made without it, and then has no pictures. */
async function packedBrowser() {
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    return { chromium, inflate }
  } catch {
    return undefined
  }
}

/** The shared libraries and fonts that come with it, for a machine that has none of its own. */
async function itsLibraries({ inflate }: NonNullable<Packed>): Promise<Record<string, string>> {
  const packed = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')))
  const folder = await inflate(join(packed, '..', 'bin', 'al2023.tar.br'))
  const libraries = { LD_LIBRARY_PATH: join(folder, 'lib') }
  return existsSync('/etc/fonts') ? libraries : { ...libraries, FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
}

async function started(
  executablePath: () => Promise<string>,
  environment: () => Promise<Record<string, string>> = async () => ({}),
): Promise<Browser | undefined> {
  try {
    const { chromium: playwright } = await import('playwright-core')
    const path = await executablePath()
    if (!existsSync(path)) return undefined
    const env = { ...process.env, ...(await environment()) }
    return await playwright.launch({ executablePath: path, args: ARGS, headless: true, env })
  } catch {
    return undefined
  }
}
