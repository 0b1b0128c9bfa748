import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Definitions, indexDefinitions, type Tenant } from '../domain/tenant/definitions.ts'

/** The file in a bundle that holds the definitions. */
export const CHECKED = 'definitions.json'

/** Writes validated definitions into a bundle, with everything that a decision needs. */
export function writeChecked(folder: string, { tenants }: Definitions): void {
  writeFileSync(join(folder, CHECKED), JSON.stringify(tenants))
}

/** Reads them at cold start without validating again: validation took as long as the rest of the start. */
export function readChecked(folder: string): Definitions {
  return indexDefinitions(JSON.parse(readFileSync(join(folder, CHECKED), 'utf8')) as Tenant[])
}
