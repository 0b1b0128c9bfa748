import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { synthesize } from '../../../local/synthesize.ts'

/**
 * The system with default settings, synthesized once per test run: the first worker that asks makes it, and others wait
 * for it. Tests must not write into it.
 */
export async function defaultAssembly(): Promise<string> {
  const finished = join(inject('shared'), 'assembly')
  const unfinished = `${finished}-unfinished`
  while (!existsSync(finished)) {
    if (claims(unfinished)) {
      try {
        await synthesize(join(unfinished, 'assembly'))
        renameSync(join(unfinished, 'assembly'), finished)
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
