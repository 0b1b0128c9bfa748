import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKED, readChecked, writeChecked } from '../../../lambdas/definitions/checked.ts'
import { indexDefinitions } from '../../../lambdas/domain/tenant/definitions.ts'
import { synthesize } from '../../../local/synthesize.ts'
import { withProgram } from '../../fixtures.ts'

/**
 * Synthesizes the system with default or given settings, with two differences: the sign-in program is confirmed by a typed
 * code, and one address may sign up every person of the walkthroughs.
 */
export async function synthesizeSite(folder: string, settings?: Record<string, string>): Promise<void> {
  await synthesize(folder, settings)
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
