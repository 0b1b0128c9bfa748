import { readChecked } from '../../definitions/checked.ts'
import { bundledScreenshots, type Screenshots } from '../../definitions/screenshots.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'

/** The screenshots bundled with the function that shows them. */
export function screenshotsInBundle(): Screenshots {
  return bundledScreenshots(taskRoot())
}

/** The definitions bundled with the function, so a decision needs no lookup. */
export function bundledDefinitions(): Definitions {
  return readChecked(taskRoot())
}

function taskRoot(): string {
  return process.env.LAMBDA_TASK_ROOT ?? '.'
}
