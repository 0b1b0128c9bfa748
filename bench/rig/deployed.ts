import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeChecked } from '../../lambdas/definitions/checked.ts'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { buildBundles } from '../../lib/constructs/functions/bundle.ts'

const root = join(import.meta.dirname, '..', '..')

/** The bundles of the gate and of the bare handler, as deployed, with the definitions beside them. */
export interface Deployed {
  folder: string
  gate: string
  bare: string
}

let built: Deployed | undefined

/** Builds both bundles, once. */
export function deployed(): Deployed {
  built ??= build()
  return built
}

function build(): Deployed {
  const folder = mkdtempSync(join(tmpdir(), 'assent-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  buildBundles(
    [join(root, 'lambdas/handlers/send-gate/send-gate.lambda.ts'), join(root, 'bench/rig/bare.lambda.ts')],
    folder,
  )
  writeChecked(folder, loadDefinitions(join(root, 'programs')))
  return { folder, gate: join(folder, 'send-gate.lambda.js'), bare: join(folder, 'bare.lambda.js') }
}

/** The environment of a deployed handler. */
export function deployedEnvironment(tableName: string, endpoint?: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TABLE_NAME: tableName,
    LAMBDA_TASK_ROOT: deployed().folder,
    ...(endpoint && { AWS_ENDPOINT_URL_DYNAMODB: endpoint }),
  }
}
