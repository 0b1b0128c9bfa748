import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { stringify } from 'csv-stringify/sync'
import * as z from 'zod/mini'
import { keepActivity } from '../../../application/staff/activity.ts'
import { EMPTY } from '../../../pages/console/fields.ts'
import { importPage } from '../../../pages/console/pages/import-page.ts'
import { importResultPage } from '../../../pages/console/pages/import-result-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import { type ConsoleContext, leadTo, tenantPath } from '../console-request.ts'
import { keepForm, readForm } from '../person/kept-forms.ts'
import { download, show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'
import { readImport, VERDICT_COLUMNS } from './read-import.ts'

/** The import of a file, with a result for each row, and the rejected rows to download (REC-6). */
export const IMPORT_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '/import', action: 'import', answer: showImport },
  { method: 'post', path: '/import', action: 'import', answer: importFile },
  { method: 'get', path: '/import/result', action: 'import', answer: showResult },
  { method: 'get', path: '/import/rejected.csv', action: 'import', answer: giveRejected },
]

const row = z.object({
  /** Counted from the first line, which names the columns. */
  line: z.int(),
  result: z.string(),
  reason: z.string(),
})
const kept = z.object({
  rows: z.array(row),
  columns: z.array(z.string()),
  /** The rows that were not recorded, as they were given. */
  rejected: z.array(z.array(z.string())),
})

/** What came of an import. */
export type ImportResult = z.infer<typeof kept>

async function showImport(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const form = await readForm(deps, c.get('staff').subject, c.req.query('form'))
  return show(c, importPage(viewOf(deps, c), form ?? EMPTY))
}

async function importFile(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant').id
  const { name: by, subject } = c.get('staff')
  const { file = '', pasted = '' } = c.get('fields')
  const read = readImport(file || pasted, (typed) => numberOf(deps, typed))
  if ('problem' in read) {
    const typed: Record<string, string> = pasted.length <= MAX_PASTED ? { pasted } : {}
    const form = await keepForm(deps, { subject, typed, errors: { file: read.problem } })
    return leadTo(c, tenantPath(c, '/import'), { form })
  }
  const answer = await deps.operator(
    { action: 'import', tenant, by, rows: read.rows },
    c.env.lambdaContext as never,
  )
  const { results } = answer as {
    results: { result: string; issues?: { path: string; message: string }[] }[]
  }
  await keepActivity(deps, { tenant, by, action: 'import' })
  const rows = results.map(({ result, issues = [] }, i) => ({
    line: i + 2,
    result,
    reason: issues.map(({ path, message }) => `${path.replace('evidence.', '')} ${message}`).join('; '),
  }))
  const rejected = read.cells.flatMap((cells, i) => (isRejected(rows[i]) ? [cells] : []))
  const result = pack({ rows, columns: read.columns, rejected })
  return leadTo(c, tenantPath(c, '/import/result'), { form: await keepForm(deps, { subject, result }) })
}

/** The most bytes of a result that the table takes, after it is sealed. */
const MAX_PACKED = 200_000

/** A result as it is kept; rejected rows that are too large are left out, and the page says so. */
function pack(result: ImportResult): string {
  const packed = deflateRawSync(JSON.stringify(result))
  return packed.length <= MAX_PACKED ? packed.toString('base64') : pack({ ...result, rejected: [] })
}

function unpack(packed: unknown): unknown {
  return typeof packed === 'string'
    ? JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString())
    : undefined
}

/** The longest pasted text that is shown again beside its error. */
const MAX_PASTED = 100_000

function isRejected(row: { result: string } | undefined): boolean {
  return row !== undefined && row.result !== 'recorded' && row.result !== 'unchanged'
}

/** A number as people write it; one that cannot be read stays as it is, and its row is refused. */
function numberOf({ readPhoneNumber }: ConsoleDeps, typed: string): string {
  const read = readPhoneNumber(typed, 'US')
  return 'to' in read ? read.to : typed
}

async function resultOf(deps: ConsoleDeps, c: ConsoleContext): Promise<ImportResult | undefined> {
  const form = await readForm(deps, c.get('staff').subject, c.req.query('form'))
  const result = kept.safeParse(unpack(form?.result))
  return result.success ? result.data : undefined
}

async function showResult(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const result = await resultOf(deps, c)
  if (!result) return leadTo(c, tenantPath(c, '/import'))
  const { rows, rejected } = result
  const form = c.req.query('form') ?? ''
  const failed = rows.filter(isRejected).length
  return show(c, importResultPage({ ...viewOf(deps, c), rows, failed, kept: rejected.length > 0, form }))
}

/** The rejected rows with why, to be corrected and imported again. */
async function giveRejected(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const result = await resultOf(deps, c)
  if (!result) return leadTo(c, tenantPath(c, '/import'))
  const places = result.columns.flatMap((column, i) => (VERDICT_COLUMNS.includes(column) ? [] : [i]))
  const verdicts = result.rows.filter(isRejected)
  const lines = result.rejected.map((cells, i) => [
    ...places.map((place) => cells[place] ?? ''),
    verdicts[i]?.result ?? '',
    verdicts[i]?.reason ?? '',
  ])
  const head = [...places.map((place) => result.columns[place] ?? ''), ...VERDICT_COLUMNS]
  return download(c, 'rejected-rows.csv', 'text/csv; charset=utf-8', stringify([head, ...lines]))
}
