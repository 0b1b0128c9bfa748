import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { definitionSchema, jsonSchemas, registrationSchema } from './json-schemas.ts'

const ROOT = join(import.meta.dirname, '..')

function write(file: string, schema: object): void {
  writeFileSync(join(ROOT, file), `${JSON.stringify(schema, null, 2)}\n`)
}

for (const [name, schema] of Object.entries(jsonSchemas)) write(`docs/schemas/${name}.json`, schema)
write('programs/schema.json', definitionSchema)
write('programs/schema.registration.json', registrationSchema)
