import { join } from 'node:path'
import { loadDefinitions } from '../definitions/load.ts'
import type { Definitions } from '../domain/definitions.ts'

/** The definitions that were bundled with the function: a decision costs no look-up. */
export function bundledDefinitions(): Definitions {
  return loadDefinitions(join(process.env.LAMBDA_TASK_ROOT ?? '.', 'programs'))
}
