import type { Browser } from 'playwright-core'
import { openBrowser } from '../cli/kit/browser.ts'

let opened: Promise<Browser | undefined> | undefined

/**
 * The browser that tests look at pages with, as the kit's pictures are taken with: one for all files of a worker, with which
 * it ends. Each file closes the pages that it opened.
 */
export function sharedBrowser(): Promise<Browser | undefined> {
  opened ??= openBrowser()
  return opened
}
