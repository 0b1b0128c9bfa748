import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { oncePerRun } from '../once-per-run.ts'
import { startAssentApart } from './running.ts'
import { describedIn, readSharedProcess, SHARED_SYSTEM, type SharedProcess } from './shared-process.ts'
import { siteAssembly } from './template/assembly.ts'

/**
 * The local run that test files share, with the definitions of the walkthroughs: the first file that asks starts it, and it
 * ends with the run. A test has people of its own there, and moves the clock by a second at most.
 */
export async function sharedAssent(): Promise<SharedProcess> {
  const assembly = await siteAssembly()
  const folder = await oncePerRun(SHARED_SYSTEM, async (folder) => {
    mkdirSync(folder)
    const engine = { AWS_ENDPOINT_URL_DYNAMODB: inject('engine') }
    const started = await startAssentApart(join(folder, 'output'), engine, assembly)
    writeFileSync(describedIn(folder), JSON.stringify(started))
  })
  return readSharedProcess(folder)
}
