import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKED, readChecked, writeChecked } from '../../lambdas/definitions/checked.ts'
import { indexDefinitions } from '../../lambdas/domain/tenant/definitions.ts'
import { synthesize } from '../../local/synthesize.ts'
import { withProgram } from '../fixtures.ts'
import { callersOf } from '../local/callers.ts'
import { startAssent } from '../local/running.ts'
import { shippedAssembly } from '../local/template/assembly.ts'

/** The whole system at work, and where its pages are. */
export interface RunningSite {
  origin: string
  assent: ReturnType<typeof callersOf>
  end(): Promise<void>
}

/** Starts the system that is walked through. */
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
 * Makes an assembly of the system that ships, or of the same with settings, but for two things: signing in is proved by a
 * typed code, and one address may sign up all who walk.
 */
export async function synthesizeSite(folder: string, settings?: Record<string, string>): Promise<void> {
  if (settings) await synthesize(folder, settings)
  else cpSync(await shippedAssembly(), folder, { recursive: true })
  // The stack of a number brings a function of the CDK's own, which has no definitions.
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
