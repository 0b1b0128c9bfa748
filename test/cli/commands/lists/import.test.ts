import { once } from 'node:events'
import { createWriteStream, existsSync, symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rememberingOperator, type SentRequest } from '../../operator.ts'
import { givenFolder, givenFunctions, run, runUntil } from '../../running.ts'

const HEADER =
  'to,program,status,level,medium,at,callToAction,language,action,identity,collectedBy,ip,userAgent,reference,inboundMessageId'
const SIGNED =
  ',acme-alerts,opted_in,express,paper_form,2026-11-20T09:30:00.000Z,I want texts,en,signed,Dana Reed,front desk,,,form 4711,'
const STOP = ',,opted_out,,phone_call,2026-11-20T10:00:00.000Z,,,,,front desk,,,,'

async function givenOperator() {
  const operator = rememberingOperator()
  await givenFunctions({ 'assent-operator': operator.handle })
  return operator
}

function importing(file: string, ...flags: string[]) {
  return ['import', file, '--tenant', 'acme', '--by', 'dana', ...flags]
}

test('import sends each row with the evidence in its columns; an empty cell counts as absent (IN-6)', async () => {
  const operator = await givenOperator()
  const file = givenFolder().write('people.csv', `${HEADER}\n+12065550120${SIGNED}\n`)
  const { code, lines } = await run(...importing(file))
  expect([code, lines[0]]).toEqual([0, 'recorded          1'])
  expect(operator.calls).toEqual([
    {
      action: 'import',
      tenant: 'acme',
      by: 'dana',
      rows: [
        {
          to: '+12065550120',
          program: 'acme-alerts',
          status: 'opted_in',
          level: 'express',
          medium: 'paper_form',
          at: '2026-11-20T09:30:00.000Z',
          evidence: {
            callToAction: 'I want texts',
            language: 'en',
            action: 'signed',
            identity: 'Dana Reed',
            collectedBy: 'front desk',
            reference: 'form 4711',
          },
        },
      ],
    },
  ])
})

test.each([
  ['a byte order mark', `\uFEFFto,status,medium,at\n+12065550120,opted_out,phone_call,x\n`, 'x'],
  ['CRLF', 'to,status,medium,at\r\n+12065550120,opted_out,phone_call,x\r\n\r\n', 'x'],
  [
    'quoted newlines',
    'to,status,medium,at\n+12065550120,opted_out,phone_call,"x\r\n""y"", z"\n',
    'x\r\n"y", z',
  ],
  ['semicolons', 'to;status;medium;at\n+12065550120;opted_out;phone_call;x\n', 'x'],
  ['tabs', 'to\tstatus\tmedium\tat\n+12065550120\topted_out\tphone_call\tx\n', 'x'],
  ['a sep= line', 'sep=;\r\nto;status;medium;at\r\n+12065550120;opted_out;phone_call;x\r\n', 'x'],
  ['UTF-16', Buffer.from('\uFEFFto,status,medium,at\n+12065550120,opted_out,phone_call,é\n', 'utf16le'), 'é'],
  ['Latin-1', Buffer.from('to,status,medium,at\n+12065550120,opted_out,phone_call,é\n', 'latin1'), 'é'],
  ['empty columns', 'to,status,,medium,at,\n+12065550120,opted_out,,phone_call,x,,\n', 'x'],
  [
    'names in another case and with invisible characters',
    '\u200BTo,STATUS,Medium ,a\u00ADt\n+12065550120,opted_out,phone_call,x\n',
    'x',
  ],
  ['spaces and empty lines', 'to, status, medium, at\n\n+12065550120, opted_out, phone_call, x\n,,,\n', 'x'],
])('import reads %s', async (_, text, at) => {
  const operator = await givenOperator()
  await run(...importing(givenFolder().write('people.csv', text)))
  expect(operator.calls.map(({ rows }) => rows)).toEqual([
    [{ to: '+12065550120', status: 'opted_out', medium: 'phone_call', at, evidence: {} }],
  ])
})

test.each([
  [
    'an unknown column',
    'to,status,medium,at,Phone\n',
    'has an unknown column "Phone". Columns: to, program, status, level, medium, at, callToAction',
  ],
  ['a missing column', 'to,status,at\n', 'has no column "medium"'],
  ['a repeated column', 'to,status,medium,at,to\n', 'has the column "to" twice'],
  ['no header', '+12065550120,opted_out,phone_call,x\n', 'has no header: its first line is already a row.'],
  ['nothing', '', 'is empty. Its first line must name the columns.'],
])('import refuses a file with %s before it sends anything', async (_, text, reason) => {
  const operator = await givenOperator()
  const { code, errors } = await run(...importing(givenFolder().write('people.csv', text)))
  expect([code, operator.calls.length, errors]).toEqual([1, 0, [expect.stringContaining(reason)]])
})

test('import names the line of a quote that is never closed', async () => {
  await givenOperator()
  const file = givenFolder().write(
    'people.csv',
    'to,status,medium,at\n+12065550120,"opted_out,phone_call,x\n',
  )
  const { code, errors } = await run(...importing(file))
  expect([code, errors.at(-1)]).toEqual([
    1,
    expect.stringMatching(/line \d+: a quote is opened and never closed/),
  ])
})

test('import reports a file that does not exist', async () => {
  await givenOperator()
  const { code, errors } = await run(...importing('nowhere.csv'))
  expect([code, errors]).toEqual([1, ['assent import: nowhere.csv does not exist.']])
})

test('import writes rejected rows beside the file with their reasons; they can be corrected and imported', async () => {
  await givenOperator()
  const folder = givenFolder()
  const people = [
    HEADER,
    `+12065550120${STOP}`,
    `+12065550120${SIGNED}`,
    `12065550121${SIGNED}`,
    '+12065550122,a',
  ]
  const file = folder.write('people.csv', `${people.join('\n')}\n`)
  const { code, lines, errors } = await run(...importing(file, '--json'))
  expect([code, errors]).toEqual([1, [`3 rows not recorded. See ${file}.rejected.csv for the reasons.`]])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ rows: 4, recorded: 1, refused_stopped: 1, invalid: 2 })

  const rejected = folder.read('people.csv.rejected.csv')
  expect(rejected.split('\n').toSorted()).toEqual(
    [
      '',
      `${HEADER},result,reason`,
      `+12065550120${SIGNED},refused_stopped,"this person has opted out, and an import never lifts a stop"`,
      `12065550121${SIGNED},invalid,to is not a valid phone number`,
      `+12065550122,a,,,,,,,,,,,,,,invalid,"line 5 has 2 cells, but the first line has 15: put a cell that contains a comma in quotes"`,
    ].toSorted(),
  )
  const corrected = folder.write('corrected.csv', rejected.replace('\n1206', '\n+1206'))
  expect((await run(...importing(corrected))).lines[0]).toBe('recorded          1')
})

test('if no row is rejected there is no file of rejected rows, not even from an earlier run', async () => {
  await givenOperator()
  const folder = givenFolder()
  const file = folder.write('people.csv', `${HEADER}\n+12065550120${SIGNED}\n`)
  folder.write('people.csv.rejected.csv', 'of an earlier run')
  await run(...importing(file))
  expect(existsSync(folder.path('people.csv.rejected.csv'))).toBe(false)
})

test.each([
  ['the file that a link points to', 'people.csv', 'link.csv'],
  ['a link to the file', 'link.csv', 'people.csv'],
])('import never deletes the file that it reads: --rejected names %s', async (_, rejected, given) => {
  const operator = await givenOperator()
  const folder = givenFolder()
  folder.write('people.csv', `${HEADER}\n+12065550120${SIGNED}\n`)
  symlinkSync(folder.path('people.csv'), folder.path('link.csv'))
  const flags = ['--rejected', folder.path(rejected)]
  const { code, errors } = await run(...importing(folder.path(given), ...flags))
  expect([code, operator.calls.length]).toEqual([2, 0])
  expect(errors[0]).toContain('is the file to import')
  expect(folder.read('people.csv')).toContain('+12065550120')
})

test('import rejects a cell in another encoding than the rest instead of recording other words (IN-8)', async () => {
  await givenOperator()
  const folder = givenFolder()
  const mixed = Buffer.concat([
    Buffer.from(`${HEADER}\n+12065550121${SIGNED.replace('texts', 'café')}\n`),
    Buffer.from(`+12065550120${SIGNED.replace('texts', 'café')}\n`, 'latin1'),
  ])
  const { lines } = await run(...importing(folder.write('people.csv', mixed)))
  expect(lines[0]).toBe('recorded          1')
  expect(folder.read('people.csv.rejected.csv')).toContain('line 3 mixes encodings')
})

test('import takes what is the same for all rows from options, and a stop takes nothing that is for consents (IN-6)', async () => {
  const operator = await givenOperator()
  const file = givenFolder().write(
    'people.csv',
    'to,status,at\n+12065550120,opted_in,2026-11-20T09:30:00.000Z\n+12065550121,opted_out,2026-11-21T09:30:00.000Z\n',
  )
  const flags = ['--program', 'acme-alerts', '--level', 'express', '--medium', 'verbal']
  const words = ['--call-to-action', 'May Acme text you?', '--identity', 'a list', '--collected-by', 'Erin']
  await run(...importing(file, ...flags, ...words))
  const rows = operator.calls.flatMap(({ rows }) => rows)
  expect(rows.toSorted((a, b) => a.to.localeCompare(b.to))).toEqual([
    {
      to: '+12065550120',
      status: 'opted_in',
      at: '2026-11-20T09:30:00.000Z',
      program: 'acme-alerts',
      level: 'express',
      medium: 'verbal',
      evidence: { callToAction: 'May Acme text you?', identity: 'a list', collectedBy: 'Erin' },
    },
    {
      to: '+12065550121',
      status: 'opted_out',
      at: '2026-11-21T09:30:00.000Z',
      medium: 'verbal',
      evidence: { identity: 'a list', collectedBy: 'Erin' },
    },
  ])
})

test.each([
  ['no column', 'to,medium,at', ',verbal,x', 'opted_in'],
  ['an empty cell', 'to,status,medium,at', ',,verbal,x', undefined],
])('the status of all rows counts where the file has %s for it', async (_, header, cells, status) => {
  const operator = await givenOperator()
  const file = givenFolder().write('people.csv', `${header}\n+12065550120${cells}\n`)
  await run(...importing(file, '--status', 'opted_in'))
  expect(operator.calls[0]?.rows[0]?.status).toBe(status)
})

test('importing the same file again changes nothing', async () => {
  const operator = await givenOperator()
  const file = givenFolder().write('people.csv', `${HEADER}\n+12065550120${SIGNED}\n+12065550121${STOP}\n`)
  await run(...importing(file))
  const kept = operator.kept.size
  const { code, lines } = await run(...importing(file))
  expect([code, lines[1], operator.kept.size]).toEqual([0, 'unchanged         2', kept])
})

const MANY = 5_000

async function givenManyRows(): Promise<string> {
  const path = givenFolder().path('many.csv')
  const file = createWriteStream(path)
  file.write('to,status,medium,at,collectedBy\n')
  for (let i = 0; i < MANY; i += 1000) {
    const rows = Array.from({ length: 1000 }, (_, j) => `+1206${5_550_000 + i + j},opted_out,operator,x,y\n`)
    if (!file.write(rows.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return path
}

test('import sends every row of a long file, at most 200 rows a call and two calls at a time', async () => {
  let answered = 0
  let maxInProgress = 0
  let inProgress = 0
  const sizes = new Set<number>()
  await givenFunctions({
    'assent-operator': async ({ rows }: SentRequest) => {
      maxInProgress = Math.max(maxInProgress, ++inProgress)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inProgress--
      answered += rows.length
      sizes.add(rows.length)
      return { results: rows.map(() => ({ result: 'recorded' })) }
    },
  })
  const { code, lines } = await run(...importing(await givenManyRows()))
  expect([code, lines[0], answered]).toEqual([0, 'recorded          5,000', MANY])
  expect(maxInProgress).toBeLessThanOrEqual(2)
  expect(Math.max(...sizes)).toBe(200)
})

test('an interrupted import finishes the calls in progress and says how many rows are done; the next run does the rest', async () => {
  const operator = rememberingOperator()
  const interruption = new AbortController()
  await givenFunctions({
    'assent-operator': (request: SentRequest) => {
      if (operator.calls.length === 3) interruption.abort()
      return operator.handle(request)
    },
  })
  const file = await givenManyRows()
  const first = await runUntil(interruption.signal, ...importing(file))
  const reached = operator.kept.size
  expect(first.code).toBe(130)
  expect(first.errors).toEqual([
    `Interrupted after ${reached.toLocaleString('en-US')} rows: ${reached.toLocaleString('en-US')} recorded, 0 unchanged, 0 rejected. Run the same command again; recorded rows stay as they are.`,
  ])
  const second = await run(...importing(file))
  expect([second.code, operator.kept.size]).toEqual([0, MANY])
  expect(second.lines[1]).toBe(`unchanged         ${reached.toLocaleString('en-US')}`)
})

test('import sends the rows of one number in their order, even with parallel calls (OUT-5)', async () => {
  const operator = await givenOperator()
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const to = `+12065550${100 + (i % 7)}`
    return `${to},opted_out,operator,${String(i).padStart(5, '0')}`
  })
  const file = givenFolder().write('people.csv', `to,status,medium,at\n${rows.join('\n')}\n`)
  await run(...importing(file, '--concurrency', '3'))
  const sent = operator.calls.flatMap(({ rows }) => rows)
  const inOrder = [...Map.groupBy(sent, ({ to }) => to).values()].map((of) => of.map(({ at }) => String(at)))
  expect(sent).toHaveLength(3000)
  expect(inOrder).toEqual(inOrder.map((times) => times.toSorted()))
})

test('import repeats a call that is throttled or meets a server error', async () => {
  const operator = rememberingOperator()
  const troubles = [429, 503]
  const busy = () => {
    const status = troubles.shift()
    return status === undefined
      ? undefined
      : { status, headers: { 'x-amzn-errortype': 'TooManyRequestsException' }, body: '{}' }
  }
  await givenFunctions({ 'assent-operator': operator.handle }, busy)
  const file = givenFolder().write('people.csv', `${HEADER}\n+12065550120${STOP}\n`)
  const { code } = await run(...importing(file))
  expect([code, operator.calls.length]).toEqual([0, 1])
})

test('a function that runs out of time gets fewer rows, and all of them are recorded', async () => {
  const operator = rememberingOperator()
  await givenFunctions({
    'assent-operator': (request: SentRequest) => {
      if (request.rows.length > 100) throw new Error('Task timed out after 10.00 seconds')
      return operator.handle(request)
    },
  })
  const rows = Array.from({ length: 300 }, (_, i) => `+1206555${1000 + i},opted_out,operator,x`)
  const file = givenFolder().write('people.csv', `to,status,medium,at\n${rows.join('\n')}\n`)
  const { code } = await run(...importing(file))
  expect([code, operator.kept.size]).toEqual([0, 300])
})

test('calls stay below the size limit of Lambda, however long the rows are', async () => {
  const operator = await givenOperator()
  const words = 'x'.repeat(100_000)
  const rows = Array.from({ length: 45 }, () => `+12065550120,opted_out,operator,x,${words}`)
  const file = givenFolder().write('people.csv', `to,status,medium,at,reference\n${rows.join('\n')}\n`)
  await run(...importing(file))
  const sizes = operator.calls.map((call) => JSON.stringify(call).length)
  expect([sizes.length, Math.max(...sizes) < 6_000_000]).toEqual([2, true])
})

test.each([
  [['import', '--by', 'dana'], '<file> is required: a CSV file'],
  [['import', 'a.csv', 'b.csv', '--by', 'dana'], 'too many arguments'],
  [
    ['import', 'a.csv', '--tenant', 'acme'],
    '--by <name> is required: your name, for the ledger (or set ASSENT_BY)',
  ],
  [['import', 'a.csv', '--by', 'dana'], 'Choose a tenant with --tenant: acme or globex'],
  [
    ['import', 'a.csv', '--by', 'dana', '--rejected', './a.csv'],
    'is the file to import. Choose another file',
  ],
  [
    ['import', 'a.csv', '--tenant', 'acme', '--by', 'dana', '--concurrency', '0'],
    '"0" is not valid for --concurrency. Use a whole number from 1 to 50.',
  ],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
