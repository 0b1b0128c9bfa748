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
  /** Every line it has reported so far. */
  reported: string[]
  /** Services that run before the system's own, but after the check of permissions. */
  faults: Service[]
  stop(): Promise<void>
}

/** Starts the synthesized assembly on a free port, with a running engine. */
export async function startInProcess(assembly: string, engine: string): Promise<InProcess> {
  const origin: Origin = await openOrigin(0)
  const state = openState(undefined)
  const reported: string[] = []
  const faults: Service[] = []
  const report = (line: string) => void reported.push(line)
  const { services, tableNames, permissions, start, stop } = await buildSystem({
    synthesized: readAssembly(assembly),
    origin: origin.url,
    engine,
    state,
    log: () => {},
    report,
  })
  const fault: Service = async (request) => {
    for (const each of faults) {
      const response = await each(request)
      if (response) return response
    }
    return undefined
  }
  origin.serve([permissions.guard, fault, ...services], report)
  await start({ cold: true })
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
