import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Where Debian and its kin put a browser. */
const INSTALLED = '/usr/bin/chromium'

/** What a browser needs in a container. The package's own list makes it one process, which dies with its first tab. */
const ARGS = ['--no-sandbox', '--disable-gpu']

/** A browser without a window: the one that npm brings, else the machine's own; undefined where neither starts. */
export async function openBrowser(): Promise<Browser | undefined> {
  return (await unpacked()) ?? (await started(async () => INSTALLED))
}

/** Tried a few times: another worker may be unpacking it at this moment. */
async function unpacked(): Promise<Browser | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const browser = await started(() => chromium.executablePath())
    if (browser) return browser
    await wait(1_000)
  }
  return undefined
}

async function started(executablePath: () => Promise<string>): Promise<Browser | undefined> {
  try {
    const path = await executablePath()
    return existsSync(path)
      ? await playwright.launch({ executablePath: path, args: ARGS, headless: true })
      : undefined
  } catch {
    return undefined
  }
}
