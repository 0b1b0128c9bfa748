import { openSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Log } from '../../lambdas/application/core/log.ts'

const nowhere = openSync(devNull, 'w')

/** Writes entries as Lambda's runtime does, each as a line of JSON and at once; here nobody reads them. */
export const lineLog: Log = (message) => {
  const line = { timestamp: new Date().toISOString(), level: 'INFO', message }
  writeSync(nowhere, `${JSON.stringify(line)}\n`)
}
