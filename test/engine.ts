import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import type { TestProject } from 'vitest/node'
import { ConsentTable } from '../lib/constructs/storage/consent-table.ts'
import type { TableProperties } from '../local/engine/create-table.ts'
import { startEngine } from '../local/engine/engine.ts'
import { endSharedProcess } from './local/shared-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the real DynamoDB engine answers. */
    engine: string
    /** A folder for what workers make for each other; it goes with the run. */
    shared: string
    /** The table as the stack defines it. */
    tableProperties: TableProperties
  }
}

/** Starts one engine for the whole run, and tells the tests what table the stack would make. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(fastFolder(), 'assent-engine-test-'))
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  const engine = await startEngine({ dataFolder })
  project.provide('engine', engine.endpoint)
  project.provide('tableProperties', tableOfTheStack())
  const shared = mkdtempSync(join(tmpdir(), 'assent-shared-'))
  project.provide('shared', shared)
  return async () => {
    await endSharedProcess(shared)
    await engine.stop()
    rmSync(shared, { recursive: true })
  }
}

const MEMORY = '/dev/shm'
const ROOM = 1024 ** 3

/** Memory, if the system offers it as a folder with room for what the tests write: no write then waits for a disk. */
function fastFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** What the construct of the table makes of it: the stack changes nothing about it. */
function tableOfTheStack(): TableProperties {
  process.env.CDK_VALIDATION = 'false'
  const stack = new Stack()
  new ConsentTable(stack, 'ConsentTable', { keptTable: undefined })
  const [table] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'))
  return table?.Properties as TableProperties
}
