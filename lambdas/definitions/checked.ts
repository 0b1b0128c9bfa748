import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Definitions, indexDefinitions, type Tenant } from '../domain/tenant/definitions.ts'

/** The file beside a bundle that holds the definitions. */
export const CHECKED = 'definitions.json'

/** Writes definitions that were checked beside a bundle, whole as a decision needs them. */
export function writeChecked(folder: string, { tenants }: Definitions): void {
  writeFileSync(join(folder, CHECKED), JSON.stringify(tenants))
}

/** Reads them at a start, which checks nothing again: schema and texts took as long as all the rest of it. */
export function readChecked(folder: string): Definitions {
  return indexDefinitions(JSON.parse(readFileSync(join(folder, CHECKED), 'utf8')) as Tenant[])
}
