import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from './json-schemas.ts'

const SCHEMAS = join(import.meta.dirname, '..', 'docs', 'schemas')

for (const [name, schema] of Object.entries(jsonSchemas)) {
  writeFileSync(join(SCHEMAS, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
}
