import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { definitionSchema, jsonSchemas, registrationSchema } from '../../tools/json-schemas.ts'

const PUBLISHED = 'docs/schemas'

test('the schemas that are published are those of the code: `npm run schemas` writes them', () => {
  const published = readdirSync(PUBLISHED).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8')),
  ])
  expect(Object.fromEntries(published)).toEqual(jsonSchemas)
})

test('the schema of the definitions is that of the code: `npm run schemas` writes it', () => {
  expect(JSON.parse(readFileSync('programs/schema.json', 'utf8'))).toEqual(definitionSchema)
  const registration = readFileSync('programs/schema.registration.json', 'utf8')
  expect(JSON.parse(registration)).toEqual(registrationSchema)
})

test.each(['acme', 'globex'])('the definition of %s names the schema beside it', (tenant) => {
  const { $schema } = JSON.parse(readFileSync(`programs/${tenant}.json`, 'utf8'))
  expect(resolve('programs', $schema)).toBe(resolve('programs/schema.json'))
})

test('a request is closed to unknown fields, an answer open to additions', () => {
  const forms = Object.entries(jsonSchemas).flatMap(([name, schema]) =>
    formsOf(schema).map((form) => ({ name, closed: form.additionalProperties === false })),
  )
  const requests = forms.filter(({ name }) => name.endsWith('-request'))
  const others = forms.filter(({ name }) => !name.endsWith('-request'))
  expect(requests.filter(({ closed }) => !closed)).toEqual([])
  expect(others.filter(({ closed }) => closed)).toEqual([])
})

interface Form {
  additionalProperties?: unknown
  anyOf?: Form[]
  oneOf?: Form[]
}

/** The forms that a value of a schema may have. */
function formsOf({ anyOf, oneOf, ...form }: Form): Form[] {
  return anyOf ?? oneOf ?? [form]
}

test('a row of an import is described, though the handler reads each on its own', () => {
  expect(JSON.stringify(jsonSchemas['operator-request'])).toContain('"items":{"$ref":"#/$defs/consentRow"}')
})
