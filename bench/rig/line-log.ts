import { openSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Log } from '../../lambdas/application/core/log.ts'

const discard = openSync(devNull, 'w')

/** Writes entries as Lambda's runtime does, each at once as a line of JSON; here they are discarded. */
export const lineLog: Log = (message) => {
  const line = { timestamp: new Date().toISOString(), level: 'INFO', message }
  writeSync(discard, `${JSON.stringify(line)}\n`)
}
