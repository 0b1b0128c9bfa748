import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRows } from '../../../cli/bulk/count-rows.ts'
import { readCsv } from '../../../cli/bulk/read-csv.ts'
import { givenFolder } from '../running.ts'

test.each([
  ['an empty file', '', 0],
  ['column names alone', 'to,at\n', 0],
  ['a last line without a newline', 'to,at\n+1206,x', 1],
  ['CRLF and empty lines', 'to,at\r\n\r\n+1206,x\r\n,\r\n', 1],
  ['a newline and a comma in a cell', 'to,at\n+1206,"x\n""y"", z"\n+1207,y\n', 2],
])('countRows counts the rows of %s', async (_, text, rows) => {
  expect(await countRows(givenFolder().write('people.csv', text))).toBe(rows)
})

test('countRows leaves a pipe unread', async () => {
  expect(await countRows('/dev/null')).toBeUndefined()
})

const cell = fc.oneof(fc.constantFrom('', ' ', '\n', '"', ',', 'a\r\nb'), fc.string())
const row = fc.tuple(
  cell.map((text) => `+${text}`),
  cell,
)
const rows = fc.array(fc.oneof(row, fc.constant(['', ''])), { maxLength: 5 })

test('countRows counts the rows that readCsv reads, whatever is in their cells', async () => {
  const folder = givenFolder()
  const counts = async (rows: (readonly string[])[]) => {
    const path = folder.write('any.csv', stringify([['to', 'at'], ...rows.map((row) => [...row])]))
    let lines = 0
    for await (const _ of readCsv(path)) lines++
    expect(await countRows(path)).toBe(lines - 1)
  }
  await fc.assert(fc.asyncProperty(rows, counts), { numRuns: 100 })
})
