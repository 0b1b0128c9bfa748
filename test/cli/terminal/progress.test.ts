import { afterEach, expect, test, vi } from 'vitest'
import { openProgress } from '../../../cli/terminal/progress.ts'
import { rememberingOperator, type SentRequest } from '../operator.ts'
import { givenFolder, givenFunctions, runOn } from '../running.ts'
import { fakeScreen } from '../screen.ts'

afterEach(() => {
  vi.useRealTimers()
})

function linesOf(total?: number) {
  const lines: string[] = []
  const terminal = { out: () => {}, error: (line: string) => void lines.push(line) }
  const { signal: interrupted } = new AbortController()
  return { lines, progress: openProgress({ ...terminal, interrupted }, { thing: 'row', total }) }
}

test('without a screen, progress is a line every ten seconds', () => {
  vi.useFakeTimers()
  const { lines, progress } = linesOf(1_200)
  progress.show(200, '200 recorded')
  vi.advanceTimersByTime(10_000)
  progress.show(400, '400 recorded')
  progress.show(600, '600 recorded')
  vi.advanceTimersByTime(10_000)
  progress.show(1_200, '1,200 recorded')
  progress.stop()
  expect(lines).toEqual(['400 of 1,200 rows: 400 recorded', '1,200 of 1,200 rows: 1,200 recorded'])
})

test('without a total, progress counts what is done', () => {
  vi.useFakeTimers()
  const { lines, progress } = linesOf()
  vi.advanceTimersByTime(10_000)
  progress.show(1)
  vi.advanceTimersByTime(10_000)
  progress.show(12_500, 'all recorded')
  expect(lines).toEqual(['1 row', '12,500 rows: all recorded'])
})

test('the bar of an import counts answered rows of all rows', async () => {
  const operator = rememberingOperator()
  const { screen, drawn } = fakeScreen()
  const { promise: seen, resolve: see } = Promise.withResolvers<void>()
  await givenFunctions({
    'assent-operator': async (request: SentRequest) => {
      if (operator.calls.length > 0) await seen
      return operator.handle(request)
    },
  })
  const rows = Array.from({ length: 1_200 }, (_, i) => `+1206555${1000 + i},opted_out,operator,x`)
  const file = givenFolder().write('people.csv', `to,status,medium,at\n${rows.join('\n')}\n`)
  const importing = runOn(
    screen,
    new AbortController().signal,
    ...['import', file, '--tenant', 'acme', '--by', 'dana', '--concurrency', '1'],
  )
  await expect.poll(drawn).toContain('16 %  200 of 1,200 rows: 200 recorded, 0 unchanged, 0 rejected')
  expect(drawn()).not.toContain('100 %')
  see()
  expect((await importing).code).toBe(0)
  expect(drawn()).toContain('100 %  1,200 of 1,200 rows')
})
