import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Where Debian and its kin put a browser. */
const INSTALLED = '/usr/bin/chromium'

/** What a browser needs in a container. Those that the package names put it into one process, which dies with its first tab. */
const ARGS = ['--no-sandbox', '--disable-gpu']

/** A browser without a window: the one that npm brings, else the machine's own; undefined where neither starts. */
export async function openBrowser(): Promise<Browser | undefined> {
  return (await started(() => chromium.executablePath())) ?? (await started(async () => INSTALLED))
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
