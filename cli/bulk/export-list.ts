import type { Ask } from '../aws/functions.ts'
import { counted } from '../terminal/counts.ts'
import { openProgress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { type Page, pagesFrom } from './pages.ts'
import { openPart, type Part } from './part-file.ts'

/** What is exported, and where to. */
export interface ExportRequest {
  /** The file to write. */
  out: string
  stack: string
  /** The list: tenant, program, status, since and until. */
  question: object
  json?: boolean | undefined
}

/** The names that `import` uses, where it has them. */
const COLUMNS = ['to', 'program', 'status', 'level', 'medium', 'at']

interface ListPage extends Page {
  rows: ListRow[]
}

interface ListRow {
  to: string
  program: string | null
  status: string
  level: string | null
  medium: string | null
  since: string
}

/** Writes a list to a CSV file (REC-6), and continues after an interruption; returns the exit code. */
export async function exportToFile(
  records: Ask,
  { out: path, stack, question, json }: ExportRequest,
  terminal: Terminal,
): Promise<number> {
  const { out, error } = terminal
  const part = openPart(path, COLUMNS, { stack, ...question })
  if (part.rows() > 0) error(`Continuing after ${counted(part.rows(), 'row')} from an earlier run.`)
  if (!(await addPages(records, question, part, terminal))) {
    error(`Interrupted after ${counted(part.rows(), 'row')}. Run the same command again to continue.`)
    return EXIT.interrupted
  }
  part.finish()
  const file = part.path
  out(json ? JSON.stringify({ rows: part.rows(), file }) : `${counted(part.rows(), 'row')} in ${file}`)
  return EXIT.done
}

/** Adds page after page until the last one; false if it was interrupted before that. */
async function addPages(records: Ask, question: object, part: Part, terminal: Terminal): Promise<boolean> {
  const progress = openProgress(terminal, { thing: 'row' })
  const ask = (cursor: string | undefined) =>
    records<ListPage>({ action: 'list', ...question, ...(cursor && { cursor }) })
  try {
    for await (const { rows, cursor } of pagesFrom(ask, part.cursor())) {
      part.add(rows.map(cellsOf), cursor)
      progress.show(part.rows())
      if (cursor !== null && terminal.interrupted.aborted) return false
    }
    return true
  } finally {
    progress.stop()
  }
}

function cellsOf({ to, program, status, level, medium, since }: ListRow): string[] {
  return [to, program ?? '', status, level ?? '', medium ?? '', since]
}
