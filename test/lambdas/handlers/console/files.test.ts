import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConsentTable } from '../../../../lambdas/adapters/core/dynamodb-client.ts'
import { type Browser, signedIn } from '../../../staff.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import type { Answered } from '../../../visitor.ts'

let table: ConsentTable
let system: System
let admin: Browser

beforeAll(async () => {
  table = await newTable()
  system = systemOn(table)
  for (const to of ['+12065550104', '+12065550102', '+12065550103']) {
    await system.text('START', { from: to, id: to })
  }
  await system.text('STOP', { from: '+12065550103', id: 'stop' })
})

beforeEach(async () => {
  system = systemOn(table)
  admin = await signedIn(system, 'admin')
})

const HEAD = 'to,program,status,level,medium,at,callToAction,language,action,identity,collectedBy,reference'
const good = (to: string) =>
  `${to},acme-alerts,opted_in,express,paper_form,2026-11-02T09:30:00.000Z,"Text me updates from Acme. Reply STOP to stop.",en,signed,Dana Reed,front desk,form 4711`

/** Imports a file as browsers send it, in parts. */
async function importFile(content: string): Promise<Answered> {
  const { hidden } = await admin.get('/console/acme/import')
  const body = new FormData()
  body.append('token', hidden.token ?? '')
  body.append('file', new File([content], 'people.csv', { type: 'text/csv' }))
  body.append('pasted', '')
  const request = new Request('https://sms.example.com', { method: 'POST', body })
  return system.console.post(
    '/console/acme/import',
    {},
    {
      cookies: admin.cookies,
      body: await request.text(),
      headers: { 'Content-Type': request.headers.get('content-type') ?? '' },
    },
  )
}

describe('REC-6 a file', () => {
  test('is imported with a result for each row, and the rejected ones come back with why', async () => {
    const rows = [
      good('(206) 555-0111'),
      good('+12065550103'),
      good('12'),
      good('+12065550112').replace('Dana Reed', ''),
    ]
    const { body } = await importFile([HEAD, ...rows].join('\n'))
    expect(body).toContain('Recorded: <b>1</b>.')
    expect(body).toContain('Refused: the person has stopped: <b>1</b>.')
    expect(body).toContain('Not valid: <b>2</b>.')
    expect(body).toContain('identity is missing: paper_form requires it')
    const link = /href="([^"]+rejected\.csv[^"]+)"/.exec(body)?.[1] ?? ''
    const file = await admin.get(link)
    const [head, ...lines] = file.body.trim().split('\n')
    expect(head).toBe(`${HEAD},result,reason`)
    expect(lines.map((line) => line.split(',').at(-2))).toEqual(['refused_stopped', 'invalid', 'invalid'])

    const again = await importFile([HEAD, good('+12065550111')].join('\n'))
    expect(again.body).toContain('Unchanged, it was recorded before: <b>1</b>.')
  })

  test.each([
    ['', 'Choose a file, or paste its content'],
    ['number,status\n1,2', 'There is an unknown column “number”'],
    ['to,status\n1,2', 'These columns are missing: medium, at'],
    [HEAD, 'The file has no rows'],
    [`${HEAD}\n"open`, 'The file can’t be read as CSV'],
    [`${HEAD}\nJos\uFFFD`, 'The file is not in UTF-8'],
    [`${HEAD}${'\n+1'.repeat(501)}`, 'The file has 501 rows; 500 is the most'],
  ])('like %j is refused, saying why', async (content, problem) => {
    expect((await importFile(content)).body).toContain(problem)
  })

  test('of five hundred rows of one megabyte is taken, and its result kept', async () => {
    const noise = () =>
      Array.from({ length: 200 }, () => Math.random().toString(36))
        .join('')
        .slice(0, 1700)
    const rows = Array.from({ length: 500 }, (_, i) =>
      `${good(`+1206555${String(i).padStart(4, '0')}`)}`.replace('form 4711', noise()),
    )
    const { status, body } = await importFile([HEAD, ...rows].join('\n'))
    expect([status, body.includes('Not valid: <b>500</b>')]).toEqual([200, true])
    expect(Buffer.byteLength(body)).toBeLessThan(60_000)
  }, 60_000)

  test('larger than that is refused', async () => {
    expect((await importFile('x'.repeat(1_300_000))).status).toBe(413)
  })
})

describe('REC-6 lists', () => {
  test('are by program, status and period', async () => {
    const { body } = await admin.get('/console/acme/lists?program=acme-alerts&status=opted_in&since=&until=')
    expect(body).toContain('(206) 555-0104')
    expect(body).not.toContain('(206) 555-0103')
    expect(body).not.toMatch(/href="[^"]*2065550104/)
    const none = await admin.get('/console/acme/lists?program=acme-alerts&status=opted_in&since=2027-01-01')
    expect(none.body).toContain('No one')
    const brand = await admin.get('/console/acme/lists?program=&status=opted_out')
    expect(brand.body).toContain('(206) 555-0103')
    expect((await admin.get('/console/acme/lists?program=&status=pending')).body).toContain(
      'is required for this status',
    )
    expect(
      (await admin.get('/console/acme/lists?program=acme-alerts&status=opted_in&since=x')).body,
    ).toContain('There is a problem')
  })

  test('come as CSV', async () => {
    const file = await admin.get('/console/acme/lists.csv?program=acme-alerts&status=opted_out&since=&until=')
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, ...lines] = file.body.trim().split('\n')
    expect(head).toMatch(/^to,/)
    expect(lines).toEqual([expect.stringMatching(/^\+12065550103,/)])
  })
})

test('REC-5 a sample is drawn at random, the same for the same seed, as a page and as CSV', async () => {
  const query = 'program=acme-alerts&count=1&seed=spring'
  const { body } = await admin.get(`/console/acme/sample?${query}`)
  expect(body).toMatch(/1 of \d+ people who are opted in/)
  expect((await admin.get(`/console/acme/sample?${query}`)).body.replace(/value="[^"]*"/g, '')).toBe(
    body.replace(/value="[^"]*"/g, ''),
  )
  expect((await admin.get(`/console/acme/sample.csv?${query}`)).body).toMatch(/^program,to,/)
  expect((await admin.get('/console/acme/sample?program=acme-alerts&count=1000&seed=x')).body).toContain(
    'must be 100 or less',
  )
})
