import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Page, pagesFrom } from '../bulk/pages.ts'
import { openPart, type Part } from '../bulk/part-file.ts'
import { type Command, EXIT, type Terminal } from '../command.ts'
import { askingFlags, needed } from '../flags.ts'
import { type Ask, functionsOf } from '../functions.ts'
import { counted, inDigits, openProgress } from '../progress.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Writes a list to a CSV file (REC-6); interrupted, it goes on from the last page when run again. */
export const exportList: Command = {
  name: 'export',
  usage:
    'export --out FILE.csv [--program ID] [--status STATUS] [--since TIME] [--until TIME] [--force] [--tenant ID] [--stack NAME] [--json]',
  about: 'write who is opted in, out, pending or returned to a CSV file; without --program brand-wide stops',
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args,
      options: {
        ...askingFlags,
        program: { type: 'string' },
        status: { type: 'string' },
        since: { type: 'string' },
        until: { type: 'string' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const { stack, program, status, since, until, force, json } = values
    const out = needed(values.out, '--out says where to')
    if (existsSync(out) && !force)
      throw new UserFacingError(`${out} is there already: name another, or add --force.`)
    const question = {
      tenant: tenantOrOnly(values.tenant),
      ...(program && { program }),
      ...(status && { status }),
      ...(since && { since }),
      ...(until && { until }),
    }
    const part = openPart(out, COLUMNS, { stack, ...question })
    return exportTo(part, functionsOf(stack).records, question, terminal, json)
  },
}

/** As `import` calls them, where it knows them. */
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

async function exportTo(
  part: Part,
  records: Ask,
  question: object,
  terminal: Terminal,
  json: boolean,
): Promise<number> {
  const { out, error, interrupted } = terminal
  const progress = openProgress(terminal)
  if (part.rows() > 0) error(`Going on after ${counted(part.rows(), 'row')} of an earlier run.`)
  const ask = (cursor: string | undefined) =>
    records<ListPage>({ action: 'list', ...question, ...(cursor && { cursor }) })
  try {
    for await (const { rows, cursor } of pagesFrom(ask, part.cursor())) {
      part.add(rows.map(cellsOf), cursor)
      progress.show(part.rows(), counted(part.rows(), 'row'))
      if (cursor !== null && interrupted.aborted) return interruptedAfter(part, error)
    }
  } finally {
    progress.stop()
  }
  part.finish()
  out(
    json
      ? JSON.stringify({ rows: part.rows(), file: part.path })
      : `${inDigits(part.rows())} rows in ${part.path}`,
  )
  return EXIT.done
}

function cellsOf({ to, program, status, level, medium, since }: ListRow): string[] {
  return [to, program ?? '', status, level ?? '', medium ?? '', since]
}

function interruptedAfter(part: Part, error: Terminal['error']): number {
  error(`Interrupted after ${counted(part.rows(), 'row')}. The same command goes on from there.`)
  return EXIT.interrupted
}
