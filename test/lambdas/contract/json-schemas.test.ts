import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../../lambdas/contract/json-schemas.ts'

const PUBLISHED = 'docs/schemas'

test('the schemas that are published are those of the code: `npm run schemas` writes them', () => {
  const published = readdirSync(PUBLISHED).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8')),
  ])
  expect(Object.fromEntries(published)).toEqual(jsonSchemas)
})

test('a request is closed to fields that nobody knows, an answer open to additions', () => {
  const closed = Object.entries(jsonSchemas).filter(([, schema]) => {
    return 'additionalProperties' in schema && schema.additionalProperties === false
  })
  expect(closed.map(([name]) => name)).toEqual(['gate-request', 'send-request'])
})
