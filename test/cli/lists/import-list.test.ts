import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { ListRow } from '../../../cli/lists/list-row.ts'
import { type ListOptions, openList } from '../../../cli/lists/open-list.ts'
import { LIST_FORMS, VENDORS, type Vendor } from '../../../cli/lists/vendors.ts'
import { listOptions } from '../../../cli/options/list-options.ts'
import { rememberingOperator } from '../operator.ts'
import { givenFolder, givenFunctions, run } from '../running.ts'

const SAMPLES = join(import.meta.dirname, 'samples')
const STOPPED_AT = '2026-11-30T12:00:00.000Z'
const ONCE = [
  ...['--program', 'acme-alerts', '--level', 'express', '--medium', 'verbal'],
  ...['--call-to-action', 'May Acme text you?', '--collected-by', 'Erin Vogel', '--identity', 'the list'],
]
/** Every vendor's sample has these people, as far as its lists can say it. */
const CONSENTED = '+12065550121'
const STOPPED = '+12065550122'
const STOPPED_SOME_TIME = '+12065550124'

let operator: ReturnType<typeof rememberingOperator>

beforeEach(async () => {
  operator = rememberingOperator()
  await givenFunctions({ 'assent-operator': operator.handle })
})

function sample(vendor: Vendor): string {
  return readFileSync(join(SAMPLES, `${vendor}.csv`), 'utf8')
}

function importing(file: string, vendor: Vendor, ...flags: string[]) {
  const who = ['--tenant', 'acme', '--by', 'dana', '--stopped-at', STOPPED_AT]
  return ['import', file, '--from', vendor, ...who, '--country', 'US', ...ONCE, ...flags]
}

function sent() {
  return new Map(operator.calls.flatMap(({ rows }) => rows).map((row) => [row.to, row]))
}

async function importSample(vendor: Vendor, content: string | Buffer = sample(vendor)) {
  return run(...importing(givenFolder().write('list.csv', content), vendor))
}

test.each(VENDORS)(
  "the list of %s, in its documented form: its stops are kept as that system's (IN-6)",
  async (vendor) => {
    const { code } = await importSample(vendor)
    expect(code).toBe(0)
    expect(sent().get(STOPPED)).toMatchObject({
      status: 'opted_out',
      medium: 'adopted',
      at: vendor === 'postscript' ? expect.any(String) : '2026-10-05T11:00:00.000Z',
      evidence: { collectedBy: 'Erin Vogel' },
    })
    expect(sent().get(STOPPED)).not.toHaveProperty('program')
    expect(sent().get(STOPPED)).not.toHaveProperty('level')
  },
)

test.each(VENDORS)(
  'a stop of %s without a date counts as now, and nobody else is taken for one',
  async (vendor) => {
    const { errors } = await importSample(vendor)
    expect(sent().get(STOPPED_SOME_TIME)).toMatchObject({ status: 'opted_out', at: STOPPED_AT })
    expect(errors.join('\n')).toContain(`1 without a date, counted as ${STOPPED_AT}`)
    const stopped = [...sent().values()].filter(({ status }) => status === 'opted_out').map(({ to }) => to)
    expect(stopped).toEqual([STOPPED, STOPPED_SOME_TIME])
  },
)

test.each(VENDORS.filter((vendor) => vendor !== 'aws'))(
  'a consent of %s has its own date, and what is said once for the file',
  async (vendor) => {
    await importSample(vendor)
    expect(sent().get(CONSENTED)).toMatchObject({
      status: 'opted_in',
      program: 'acme-alerts',
      level: 'express',
      at: '2026-10-02T09:30:00.000Z',
      evidence: { callToAction: 'May Acme text you?', collectedBy: 'Erin Vogel' },
    })
  },
)

test('a stop names the system that took it, unless another person is given', async () => {
  const file = givenFolder().write('list.csv', sample('aws'))
  await run('import', file, '--from', 'aws', '--tenant', 'acme', '--by', 'dana')
  expect(sent().get(STOPPED)?.evidence).toEqual({ collectedBy: 'AWS End User Messaging' })
})

test.each([
  ['twilio', CONSENTED, 'web_form'],
  ['twilio', '+12065550123', 'sms_keyword'],
  ['attentive', CONSENTED, 'web_form'],
  ['attentive', '+12065550123', 'sms_keyword'],
  ['ringcentral', CONSENTED, 'verbal'],
] as const)(
  'where %s says how a consent came, that counts, for %s: %s (IN-7)',
  async (vendor, to, medium) => {
    await importSample(vendor)
    expect(sent().get(to)).toMatchObject({ status: 'opted_in', medium })
  },
)

test.each([
  ['klaviyo', 1],
  ['mailchimp', 1],
  ['attentive', 1],
  ['hubspot', 2],
] as const)(
  'rows of %s that are neither a consent nor a stop are passed over',
  async (vendor, passedOver) => {
    const file = givenFolder().write('list.csv', sample(vendor))
    const { lines } = await run(...importing(file, vendor, '--dry-run', '--json'))
    expect(JSON.parse(lines.join())).toMatchObject({ passedOver })
  },
)

/** Mistakes that people and programs make with such files, and that change nothing. */
const UNDERSTOOD: readonly (readonly [string, (text: string) => string | Buffer])[] = [
  ['separated by semicolons', (text) => separated(text, ';')],
  ['separated by tabs', (text) => separated(text, '\t')],
  ['with a sep= line', (text) => `sep=;\r\n${separated(text, ';')}`],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['in UTF-16, little-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['in UTF-16, big-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['in UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
  [
    'in Latin-1',
    (text) =>
      Buffer.from(
        text
          .replace('\n', ',Où\n')
          .replaceAll(/(?<=.)\n/g, ',é\n')
          .replace(',é', ''),
        'latin1',
      ),
  ],
  ['with CRLF and empty lines', (text) => `${text.replaceAll('\n', '\r\n')}\r\n,,\r\n`],
  ['with empty columns', (text) => text.replaceAll('\n', ',,\n')],
  ['with names in another case', (text) => upperFirstLine(text)],
  ['with invisible characters', (text) => text.replace(/^/, '\u200B').replaceAll(/\+1206/g, '\u202A+1206')],
  ['with spaces around everything', (text) => text.replaceAll(',', ' , ')],
  ['without the plus of its numbers', (text) => text.replaceAll('+1206', '1206')],
  ['with numbers as people write them', (text) => text.replaceAll(/\+1(206)(555)(01\d\d)/g, '($1) $2-$3')],
  ['with apostrophes before its numbers', (text) => text.replaceAll('+1206', "'+1206")],
]

function separated(text: string, delimiter: string): string {
  return text.replaceAll(/"[^"]*"|,/g, (part) => (part === ',' ? delimiter : part))
}

function upperFirstLine(text: string): string {
  return text.replace(/^.*/, (line) => line.toUpperCase().replaceAll('_', ' '))
}

test.each(
  VENDORS.flatMap((vendor) => UNDERSTOOD.map(([mistake, spoil]) => [vendor, mistake, spoil] as const)),
)('the list of %s %s makes the same rows', async (vendor, _, spoil) => {
  const expected = await rowsIn(vendor, sample(vendor))
  expect(expected.length).toBeGreaterThan(1)
  expect(await rowsIn(vendor, spoil(sample(vendor)))).toEqual(expected)
})

async function rowsIn(vendor: Vendor, content: string | Buffer): Promise<ListRow[]> {
  const defaults = { medium: 'verbal', evidence: {} }
  const options = listOptions({ from: vendor, country: 'US', stoppedAt: STOPPED_AT }, defaults)
  const { rows } = await openList(givenFolder().write('list.csv', content), options as ListOptions)
  const read: ListRow[] = []
  for await (const { row } of rows) read.push(row)
  return read
}

const ROW_ALONE = /^.*\n/
/** Files that are something else: a sentence says what, before anything is sent. */
const REFUSED: readonly (readonly [string, (text: string) => string | Buffer, string])[] = [
  [
    'an Excel workbook',
    (text) => Buffer.from(`PK\x03\x04${text}`),
    'is an Excel workbook or another zip file, not CSV',
  ],
  [
    'an old Excel workbook',
    () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'is an old Excel workbook (.xls), not CSV',
  ],
  ['JSON', (text) => JSON.stringify(text.split('\n')), 'is JSON, not CSV'],
  [
    'a JSON object',
    (text) => JSON.stringify({ OptedOutNumbers: text.split('\n') }, null, 4),
    'is JSON, not CSV',
  ],
  ['a web page', (text) => `<!DOCTYPE html>\n<table>${text}`, 'is a web page or XML, not CSV'],
  [
    'without a header',
    (text) => text.replace(ROW_ALONE, ''),
    'has no header: its first line is already a row',
  ],
  ['empty', () => '', 'is empty. Its first line must name the columns.'],
  ['with an open quote', (text) => `${text}"+12065550199`, 'a quote is opened and never closed'],
]

test.each(
  VENDORS.flatMap((vendor) => REFUSED.map(([kind, make, reason]) => [vendor, kind, make, reason] as const)),
)(
  'a file of %s that is %s is refused before anything is sent, without a number in the sentence',
  async (vendor, _, make, reason) => {
    const { code, errors } = await importSample(vendor, make(sample(vendor)))
    expect([code, operator.calls.length]).toEqual([1, 0])
    expect(errors.at(-1)).toContain(reason)
    expect(digitsIn(errors)).toEqual([])
  },
)

/** Anything in a line of output that could be a phone number; dates with their time are none. */
function digitsIn(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, ''))
    .flatMap((line) => line.match(/\d[\d ().-]{5,}\d/g) ?? [])
}

test.each(VENDORS)(
  'a list of another system given as one of %s is refused with its columns',
  async (vendor) => {
    const other = 'Mobile;Name\n206-555-0121;Dana\n'
    const { code, errors } = await importSample(vendor, other)
    const [name] = LIST_FORMS[vendor].columns.to ?? []
    expect([code, operator.calls.length]).toEqual([1, 0])
    expect(errors[0]).toContain(
      `has no column "${name}". Its columns: Mobile, Name. Say which one it is with --map`,
    )
  },
)

const HUMAN =
  'Phone Number,Opt In Date,Name\n206-555-0121,10/2/2026 9:30 AM,Dana\n(206) 555-0122,11/20/26,Sam\n'
const MAPPED = ['--map', 'Phone Number=to,Opt In Date=at', '--country', 'US', '--status', 'opted_in']

function mapped(content: string, ...flags: string[]) {
  const file = givenFolder().write('list.csv', content)
  return run('import', file, '--tenant', 'acme', '--by', 'dana', ...flags)
}

test('any other list is read by --map, --country and --dates', async () => {
  const { code } = await mapped(HUMAN, ...MAPPED, '--dates', 'mdy', ...ONCE)
  expect(code).toBe(0)
  expect([...sent().values()].map(({ to, at, status }) => [to, at, status])).toEqual([
    ['+12065550121', '2026-10-02T09:30:00.000Z', 'opted_in'],
    ['+12065550122', '2026-11-20T00:00:00.000Z', 'opted_in'],
  ])
})

test('times are read in the zone of the list', async () => {
  await mapped(HUMAN, ...MAPPED, '--dates', 'mdy', '--zone', 'America/Los_Angeles', ...ONCE)
  expect(sent().get(CONSENTED)?.at).toBe('2026-10-02T16:30:00.000Z')
})

test('dates that can be read in two ways are refused before anything is sent', async () => {
  const { code, errors } = await mapped(HUMAN, ...MAPPED)
  expect([code, operator.calls.length]).toEqual([1, 0])
  expect(errors[0]).toContain('has dates that can be read in two ways: add --dates mdy')
})

test('a list without a word on who agreed is refused before anything is sent', async () => {
  const { code, errors } = await mapped(HUMAN, '--map', 'Phone Number=to,Opt In Date=at', '--dates', 'mdy')
  expect([code, operator.calls.length]).toEqual([1, 0])
  expect(errors[0]).toContain('has no column that says who agreed and who stopped')
})

test('an empty cell in a column of statuses is no consent, whatever is said for the file', async () => {
  const list = 'Phone,Agreed\n+12065550121,\n+12065550122,no\n+12065550123,yes\n'
  await mapped(list, '--map', 'Phone=to,Agreed=status', '--status', 'opted_in')
  expect(sent().size).toBe(2)
  expect(sent().get('+12065550122')?.status).toBe('opted_out')
  expect(sent().get('+12065550123')?.status).toBe('opted_in')
})

test('before anything is written, ten rows and the counts are shown, without anybody’s number', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `+120655501${20 + i},10/2/2026`)
  const list = `Phone Number,Opt In Date\n${rows.join('\n')}\n,10/2/2026\n2.06556E+09,10/2/2026\n`
  let shown: string[] = []
  await givenFunctions({
    'assent-operator': (request: { rows: object[] }) => {
      shown = [...errors]
      return { results: request.rows.map(() => ({ result: 'recorded' })) }
    },
  })
  const errors: string[] = []
  const { runCli } = await import('../../../cli/run.ts')
  const file = givenFolder().write('list.csv', list)
  await runCli(['import', file, '--tenant', 'acme', '--by', 'dana', ...MAPPED, '--dates', 'mdy', ...ONCE], {
    out: () => {},
    error: (line) => errors.push(line),
    interrupted: new AbortController().signal,
  })
  expect(shown[0]).toBe(`${file}: 14 rows, UTF-8, separated by commas`)
  expect(shown[1]).toBe('Columns: Phone Number = to, Opt In Date = at')
  expect(shown.filter((line) => line.startsWith('+1••••••••'))).toHaveLength(10)
  expect(shown).toContain('opted_in          12')
  expect(shown).toContain('will be refused   2')
  expect(shown).toContain('  1: to is missing')
  expect(digitsIn(shown.slice(1))).toEqual([])
})

test('the preview says which rows claim more than their evidence bears, and they are refused as always (IN-7, IN-8)', async () => {
  const weak = ['--program', 'acme-alerts', '--level', 'express_written', '--medium', 'verbal']
  const { lines } = await mapped(HUMAN, ...MAPPED, '--dates', 'mdy', ...weak, '--dry-run')
  expect(operator.calls).toEqual([])
  expect(lines).toContain('will be refused   2')
  expect(lines.at(-1)).toContain('level is too high: verbal can prove at most "express" consent')
})

test.each([
  ['y', 0, 1],
  ['', 0, 0],
])('on a terminal nothing is recorded before the answer %j', async (answer, code, calls) => {
  const { runCli } = await import('../../../cli/run.ts')
  const file = givenFolder().write('list.csv', sample('twilio'))
  const asked: string[] = []
  const ended = await runCli(importing(file, 'twilio'), {
    out: () => {},
    error: () => {},
    ask: async (question) => {
      asked.push(question)
      return answer
    },
    interrupted: new AbortController().signal,
  })
  expect([ended, asked.length, Math.min(1, operator.calls.length)]).toEqual([code, 1, calls])
})

test('rejected rows keep the columns of the list, and can be corrected and imported in the same way', async () => {
  const folder = givenFolder()
  const file = folder.write('list.csv', sample('twilio').replace('+12065550121', '555-0121'))
  const { code } = await run(
    ...importing(file, 'twilio').filter((flag) => flag !== '--country' && flag !== 'US'),
  )
  expect(code).toBe(1)
  const rejected = folder.read('list.csv.rejected.csv')
  expect(rejected).toContain('date_of_consent,result,reason')
  expect(rejected).toContain('to has no country code')
  const corrected = folder.write('corrected.csv', rejected.replace('555-0121', '+12065550121'))
  expect((await run(...importing(corrected, 'twilio'))).lines[0]).toBe('recorded          1')
})

test.each([
  [['--map', 'Phone=number'], '"Phone=number" is not valid for --map. Use pairs like'],
  [['--map', 'Phone=to,Cell=to'], 'Two columns cannot both be to.'],
  [['--country', 'USA'], 'Use a country of two letters, like US.'],
  [['--dates', 'american'], 'Use one of: mdy, dmy, ymd'],
  [['--zone', 'Mars'], 'Use an IANA time zone'],
  [
    ['--from', 'sinch'],
    'Use one of: twilio, ringcentral, klaviyo, mailchimp, attentive, postscript, hubspot, aws',
  ],
  [['--dry-run'], '--dry-run, --zone and --stopped-at go with --from, --map, --country or --dates.'],
])('%j is a usage error', async (flags, reason) => {
  const { code, errors } = await mapped(HUMAN, ...flags)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
