import { readChecked } from '../../definitions/checked.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'

/** The definitions that were bundled with the function: a decision costs no look-up. */
export function bundledDefinitions(): Definitions {
  return readChecked(process.env.LAMBDA_TASK_ROOT ?? '.')
}
