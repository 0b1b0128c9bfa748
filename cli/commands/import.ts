import { parseArgs } from 'node:util'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { checkColumns, rowOf } from '../bulk/columns.ts'
import { type ImportOptions, importAll } from '../bulk/import-all.ts'
import type { Given } from '../bulk/import-rows.ts'
import { type CsvLine, openCsv } from '../bulk/read-csv.ts'
import { openRejectedFile } from '../bulk/rejected-file.ts'
import { type Command, type Terminal, UsageError } from '../command.ts'
import { isSameFile } from '../files.ts'
import { nameOfWriter, oneFile, wholeNumber, writingFlags } from '../flags.ts'
import { functionsOf } from '../functions.ts'
import { openProgress } from '../progress.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Records what was collected elsewhere, by the file (IN-6, REC-6). Running it again changes nothing. */
export const importFile: Command = {
  name: 'import',
  usage:
    'import FILE.csv --by NAME [--tenant ID] [--rejected FILE] [--concurrency N] [--stack NAME] [--json]',
  about:
    'record the consents and stops of a CSV file, and write the rejected rows beside it with their reasons',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...writingFlags,
        rejected: { type: 'string' },
        concurrency: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    })
    const path = oneFile(positionals)
    const rejected = values.rejected ?? `${path}.rejected.csv`
    if (isSameFile(rejected, path)) {
      throw new UsageError(`${rejected} is the file to import itself: --rejected takes another`)
    }
    const importing = {
      operator: functionsOf(values.stack).operator,
      tenant: tenantOrOnly(values.tenant),
      by: nameOfWriter(values.by),
      concurrency: wholeNumber(values.concurrency, '--concurrency', 1, 50),
      interrupted: terminal.interrupted,
    }
    return importFrom(path, rejected, importing, terminal, values.json)
  },
}

async function importFrom(
  path: string,
  rejected: string,
  options: Omit<ImportOptions, 'reject'>,
  terminal: Terminal,
  json: boolean,
): Promise<number> {
  const file = openCsv(path)
  const lines = file.lines()
  const columns = await columnsOf(lines, path)
  const { add: reject } = openRejectedFile(rejected, columns)
  return importAll(rowsOf(lines, columns), { ...options, reject }, terminal, {
    json,
    rejected,
    progress: openProgress(terminal, file.size),
    done: file.bytesRead,
  })
}

async function columnsOf(lines: AsyncGenerator<CsvLine>, path: string): Promise<string[]> {
  const { value, done } = await lines.next()
  if (done) throw new UserFacingError(`${path} is empty: its first line names the columns.`)
  try {
    checkColumns(value.cells, path)
    return value.cells
  } catch (error) {
    await lines.return(undefined)
    throw error
  }
}

async function* rowsOf(lines: AsyncGenerator<CsvLine>, columns: readonly string[]): AsyncGenerator<Given> {
  for await (const { cells, line } of lines) {
    const flaw = flawIn(cells, columns.length, line)
    yield flaw === undefined ? { cells, row: rowOf(columns, cells) } : { cells, flaw }
  }
}

/** What a decoder puts in the place of bytes that are no UTF-8. */
const UNDECODED = '\uFFFD'

function flawIn(cells: readonly string[], columns: number, line: number): string | undefined {
  if (cells.length !== columns) {
    return `line ${line} has ${cells.length} cells and the first line ${columns}: a comma in a cell needs quotes round it`
  }
  if (cells.some((cell) => cell.includes(UNDECODED)))
    return `line ${line} is not UTF-8: save the file as UTF-8`
  return undefined
}
