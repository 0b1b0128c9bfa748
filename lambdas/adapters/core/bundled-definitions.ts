import { readChecked } from '../../definitions/checked.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'

/** The definitions bundled with the function, so a decision needs no lookup. */
export function bundledDefinitions(): Definitions {
  return readChecked(process.env.LAMBDA_TASK_ROOT ?? '.')
}
