import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { givenFolder, givenFunctions, type Handler, run, runUntil } from '../../running.ts'

const PAGES = 5

/** A list with two rows on each page; the cursor is the number of the page. */
function pagesOfTwo(asked: object[]) {
  return (request: { cursor?: string }) => {
    asked.push(request)
    const page = Number(request.cursor ?? 0)
    const rows = [0, 1].map((i) => ({
      to: `+1206555012${page * 2 + i}`,
      program: 'acme-alerts',
      status: 'opted_in',
      since: '2026-11-20T09:30:00.000Z',
      level: 'express',
      medium: 'paper_form',
    }))
    return { rows, cursor: page + 1 < PAGES ? String(page + 1) : null }
  }
}

async function givenList(handler: (asked: object[]) => Handler = pagesOfTwo) {
  const asked: object[] = []
  await givenFunctions({ 'assent-records': handler(asked) })
  const folder = givenFolder()
  const exporting = [
    'export',
    '--tenant',
    'acme',
    '--program',
    'acme-alerts',
    '--out',
    folder.path('list.csv'),
  ]
  return { asked, folder, exporting }
}

function whole(): string {
  const rows = Array.from(
    { length: 2 * PAGES },
    (_, i) => `+1206555012${i},acme-alerts,opted_in,express,paper_form,2026-11-20T09:30:00.000Z\n`,
  )
  return `to,program,status,level,medium,at\n${rows.join('')}`
}

test('export writes every page of a list, with the column names of an import (REC-6)', async () => {
  const { asked, folder, exporting } = await givenList()
  const { code, lines } = await run(
    ...exporting,
    '--status',
    'opted_in',
    '--since',
    '2026-11-01T00:00:00.000Z',
  )
  expect([code, lines]).toEqual([0, [`10 rows in ${folder.path('list.csv')}`]])
  expect(folder.read('list.csv')).toBe(whole())
  expect(asked[1]).toEqual({
    action: 'list',
    tenant: 'acme',
    program: 'acme-alerts',
    status: 'opted_in',
    since: '2026-11-01T00:00:00.000Z',
    cursor: '1',
  })
  expect([existsSync(folder.path('list.csv.part')), existsSync(folder.path('list.csv.part.json'))]).toEqual([
    false,
    false,
  ])
})

test('an interrupted export keeps complete pages, and the next run continues after them', async () => {
  const interruption = new AbortController()
  const { asked, folder, exporting } = await givenList((asked) => {
    const answer = pagesOfTwo(asked)
    return (request: { cursor?: string }) => {
      if (asked.length === 2) interruption.abort()
      return answer(request)
    }
  })
  const first = await runUntil(interruption.signal, ...exporting)
  expect([first.code, existsSync(folder.path('list.csv'))]).toEqual([130, false])
  expect(first.errors).toEqual(['Interrupted after 6 rows. Run the same command again to continue.'])

  folder.write(
    'list.csv.part',
    `${folder.read('list.csv.part')}+1206half a page, written by a run that was killed`,
  )
  const { code, errors } = await run(...exporting)
  expect([code, errors]).toEqual([0, ['Continuing after 6 rows from an earlier run.']])
  expect(asked.length).toBe(PAGES)
  expect(folder.read('list.csv')).toBe(whole())
})

test('an export of another list does not continue an earlier one', async () => {
  const { folder, exporting } = await givenList()
  folder.write('list.csv.part', 'something else')
  folder.write(
    'list.csv.part.json',
    JSON.stringify({ question: { tenant: 'globex' }, rows: 1, bytes: 5, cursor: '4' }),
  )
  await run(...exporting)
  expect(folder.read('list.csv')).toBe(whole())
})

test('export overwrites nothing without --force', async () => {
  const { folder, exporting } = await givenList()
  folder.write('list.csv', 'precious')
  const { code, errors } = await run(...exporting)
  expect([code, errors[0]]).toEqual([
    1,
    expect.stringContaining('already exists. Choose another name, or add --force.'),
  ])
  await run(...exporting, '--force')
  expect(folder.read('list.csv')).toBe(whole())
})
