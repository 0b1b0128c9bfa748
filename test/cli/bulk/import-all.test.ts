import { expect, test } from 'vitest'
import { type Ask, FunctionFailedError } from '../../../cli/aws/functions.ts'
import { importAll } from '../../../cli/bulk/import-all.ts'
import type { Given } from '../../../cli/bulk/import-rows.ts'

async function* oneRow(): AsyncGenerator<Given> {
  yield { cells: [], row: { to: '+12065550120', evidence: {} } }
}

test('a function that keeps failing ends the import after six tries, and the import says how many rows are done', async () => {
  const errors: string[] = []
  const pauses: number[] = []
  const operator: Ask = () => Promise.reject(new FunctionFailedError('assent-operator'))
  const options = {
    operator,
    tenant: 'acme',
    by: 'dana',
    concurrency: 1,
    interrupted: new AbortController().signal,
    reject: () => {},
    pause: async (failures: number) => void pauses.push(failures),
  }
  const terminal = {
    out: () => {},
    error: (line: string) => void errors.push(line),
    interrupted: options.interrupted,
  }
  const progress = { show: () => {}, stop: () => {} }
  const summary = { rejected: 'rejected.csv', progress }
  await expect(importAll(oneRow(), options, terminal, summary)).rejects.toThrow(FunctionFailedError)
  expect(pauses).toEqual([1, 2, 3, 4, 5])
  expect(errors).toEqual([
    'Failed after 0 rows: 0 recorded, 0 unchanged, 0 rejected. Run the same command again; recorded rows stay as they are.',
  ])
})
