import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKED, readChecked, writeChecked } from '../../lambdas/definitions/checked.ts'
import { indexDefinitions } from '../../lambdas/domain/tenant/definitions.ts'
import { synthesize } from '../../local/synthesize.ts'
import { withProgram } from '../fixtures.ts'
import { callersOf } from '../local/callers.ts'
import { startAssent } from '../local/running.ts'
import { defaultAssembly } from '../local/template/assembly.ts'

/** The whole running system, and the origin of its pages. */
export interface RunningSite {
  origin: string
  assent: ReturnType<typeof callersOf>
  end(): Promise<void>
}

/** Starts the system for the walkthroughs. */
export async function startSite(): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-walks-'))
  await synthesizeSite(folder)
  const running = await startAssent({}, ['--assembly', folder])
  return {
    origin: running.origin,
    assent: callersOf(running),
    end: async () => {
      await running.end('SIGTERM')
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * Synthesizes the system with default or given settings, with two differences: the sign-in program is confirmed by a typed
 * code, and one address may sign up every person of the walkthroughs.
 */
export async function synthesizeSite(folder: string, settings?: Record<string, string>): Promise<void> {
  if (settings) await synthesize(folder, settings)
  else cpSync(await defaultAssembly(), folder, { recursive: true })
  // The number's stack has a function of the CDK, whose bundle has no definitions.
  const bundles = readdirSync(folder).filter((name) => existsSync(join(folder, name, CHECKED)))
  for (const bundle of bundles) adapt(join(folder, bundle))
}

function adapt(bundle: string): void {
  const tenants = readChecked(bundle).tenants.map((tenant) => ({
    ...withProgram(tenant, 'acme-login', { confirmation: 'code' }),
    limits: { ...tenant.limits, addressPerHour: 1000 },
  }))
  writeChecked(bundle, indexDefinitions(tenants))
}
