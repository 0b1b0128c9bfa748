import { expect, test } from 'vitest'
import { failedItems } from '../../../local/runtime/functions/batch-failures.ts'

const ids = ['1', '2']
const failed = (answer: unknown, partial = true) => [
  ...failedItems(ids, { payload: JSON.stringify(answer) }, partial),
]

test.each([[null], [{}], [{ batchItemFailures: [] }]])(
  'the response %j means that every item succeeded',
  (answer) => {
    expect(failed(answer)).toEqual([])
  },
)

test('only reported items failed', () => {
  expect(failed({ batchItemFailures: [{ itemIdentifier: '2' }] })).toEqual(['2'])
})

test.each([['3'], ['']])(
  'reporting %j, which is not in the batch, fails the whole batch',
  (itemIdentifier) => {
    expect(failed({ batchItemFailures: [{ itemIdentifier }] })).toEqual(ids)
  },
)

test('a failed function fails its whole batch', () => {
  expect([...failedItems(ids, { payload: '{}', functionError: 'Unhandled' }, true)]).toEqual(ids)
})

test('without partial failures the response is ignored', () => {
  expect(failed({ batchItemFailures: [{ itemIdentifier: '2' }] }, false)).toEqual([])
})
