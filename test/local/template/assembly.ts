import { synthesize } from '../../../local/synthesize.ts'
import { oncePerRun } from '../../once-per-run.ts'
import { synthesizeSite } from './site-assembly.ts'

/** The system with default settings, synthesized once per test run. */
export function defaultAssembly(): Promise<string> {
  return oncePerRun('assembly', synthesize)
}

/** The system of the walkthroughs, with default settings. */
export function siteAssembly(): Promise<string> {
  return oncePerRun('site-assembly', synthesizeSite)
}
