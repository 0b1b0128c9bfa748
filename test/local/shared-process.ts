import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The local run that test files share: where it answers, and its process. */
export interface SharedProcess {
  origin: string
  tableName: string
  pid: number
}

/** The folder, in that of the run of the tests, where the worker that starts it says so. */
export const SHARED_SYSTEM = 'system'

const FILE = 'running.json'

/** The file in that folder that describes it. */
export const describedIn = (folder: string) => join(folder, FILE)

export function readSharedProcess(folder: string): SharedProcess {
  return JSON.parse(readFileSync(describedIn(folder), 'utf8'))
}

/** Ends it, if a test file has started it. */
export async function endSharedProcess(shared: string): Promise<void> {
  const pid = processIn(join(shared, SHARED_SYSTEM))
  for (let waited = 0; pid && isSent('SIGTERM', pid) && waited < 5_000; waited += 50) await pause(50)
}

function processIn(folder: string): number | undefined {
  try {
    return readSharedProcess(folder).pid
  } catch {
    return undefined
  }
}

/** False if the process has ended. */
function isSent(signal: NodeJS.Signals, pid: number): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
