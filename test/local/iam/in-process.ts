import type { Service } from '../../../local/http/message.ts'
import { type Origin, openOrigin } from '../../../local/http/server.ts'
import type { Permissions } from '../../../local/iam/permissions.ts'
import { openState } from '../../../local/state.ts'
import { buildSystem } from '../../../local/system.ts'
import { readAssembly } from '../../../local/template/assembly.ts'

/** A local run in this process. */
export interface InProcess {
  origin: string
  tableName: string
  permissions: Permissions
  /** Every line that it reported so far. */
  reported: string[]
  /** Services that are asked before the system's own, but after what a role does not allow was refused. */
  faults: Service[]
  stop(): Promise<void>
}

/** Starts the synthesized assembly on a free port and an engine that runs already. */
export async function startInProcess(assembly: string, engine: string): Promise<InProcess> {
  const origin: Origin = await openOrigin(0)
  const state = openState(undefined)
  const reported: string[] = []
  const faults: Service[] = []
  const report = (line: string) => void reported.push(line)
  const { services, tableNames, permissions, work, stop } = await buildSystem({
    synthesized: readAssembly(assembly),
    origin: origin.url,
    engine,
    state,
    log: () => {},
    report,
  })
  const fault: Service = async (request) => {
    for (const each of faults) {
      const answer = await each(request)
      if (answer) return answer
    }
    return undefined
  }
  origin.serve([permissions.guard, fault, ...services], report)
  await work()
  return {
    origin: origin.url,
    tableName: tableNames[0] ?? '',
    permissions,
    reported,
    faults,
    stop: async () => {
      await stop()
      await origin.close()
      state.close()
    },
  }
}
