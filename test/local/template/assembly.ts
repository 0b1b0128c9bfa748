import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { synthesize } from '../../../local/synthesize.ts'

/**
 * The system as it ships, synthesized once in a run: whoever asks first makes it, and workers that ask meanwhile wait.
 * Nobody writes into it.
 */
export async function shippedAssembly(): Promise<string> {
  const made = join(inject('shared'), 'assembly')
  const making = `${made}-making`
  while (!existsSync(made)) {
    if (takes(making)) {
      try {
        await synthesize(join(making, 'assembly'))
        renameSync(join(making, 'assembly'), made)
      } finally {
        rmSync(making, { recursive: true })
      }
    } else await pause(50)
  }
  return made
}

/** Makes a folder that only one of all workers can make. */
function takes(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
