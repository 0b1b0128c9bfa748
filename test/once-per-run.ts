import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'

/**
 * A folder of this name, made once per test run: the first worker that asks makes it, and others wait for it. It goes with the
 * run, and tests must not write into it.
 */
export async function oncePerRun(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const finished = join(inject('shared'), name)
  const unfinished = `${finished}-unfinished`
  while (!existsSync(finished)) {
    if (claims(unfinished)) {
      try {
        await make(join(unfinished, name))
        renameSync(join(unfinished, name), finished)
      } finally {
        rmSync(unfinished, { recursive: true })
      }
    } else await pause(50)
  }
  return finished
}

/** Creates a folder, which succeeds in one worker only. */
function claims(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
