import { expect, test } from 'vitest'
import { failedItems } from '../../../local/runtime/functions/batch-failures.ts'

const ids = ['1', '2']
const failed = (answer: unknown, partial = true) => [
  ...failedItems(ids, { payload: JSON.stringify(answer) }, partial),
]

test.each([[null], [{}], [{ batchItemFailures: [] }]])('the answer %j means that all succeeded', (answer) => {
  expect(failed(answer)).toEqual([])
})

test('the messages named failed, the others did not', () => {
  expect(failed({ batchItemFailures: [{ itemIdentifier: '2' }] })).toEqual(['2'])
})

test.each([['3'], ['']])(
  'a failure named %j, which is not of the batch, fails all of it',
  (itemIdentifier) => {
    expect(failed({ batchItemFailures: [{ itemIdentifier }] })).toEqual(ids)
  },
)

test('a function that failed fails its whole batch', () => {
  expect([...failedItems(ids, { payload: '{}', functionError: 'Unhandled' }, true)]).toEqual(ids)
})

test('without partial failures what the function answers does not matter', () => {
  expect(failed({ batchItemFailures: [{ itemIdentifier: '2' }] }, false)).toEqual([])
})
