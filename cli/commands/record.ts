import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Command, UsageError } from '../command.ts'
import { onFile } from '../files.ts'
import { nameOfWriter, needed, oneNumber, writingFlags } from '../flags.ts'
import { functionsOf } from '../functions.ts'
import { recordRow } from '../record-row.ts'
import { EVIDENCE_FLAGS, evidenceFrom } from '../row-flags.ts'
import { tenantOrOnly } from '../tenant.ts'

const ROW_FLAGS = {
  program: { type: 'string' },
  status: { type: 'string' },
  level: { type: 'string' },
  medium: { type: 'string' },
  at: { type: 'string' },
  ...EVIDENCE_FLAGS,
} as const

/** Records one consent or stop with its evidence (IN-6, IN-8). */
export const record: Command = {
  name: 'record',
  usage:
    'record FILE.json|-|NUMBER --by NAME [--confirm] [--tenant ID] [--stack NAME] [--json]; with NUMBER: --status opted_in|opted_out --medium MEDIUM --at TIME [--program ID] [--level LEVEL] [--call-to-action TEXT] [--language TAG] [--action TEXT] [--identity TEXT] [--collected-by NAME] [--ip IP] [--user-agent TEXT] [--reference TEXT] [--inbound-message-id ID]',
  about:
    'record one row, from a JSON file, from the input (-) or from flags; nothing is sent without --confirm',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...writingFlags,
        ...ROW_FLAGS,
        confirm: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const request = {
      tenant: tenantOrOnly(values.tenant),
      by: nameOfWriter(values.by),
      row: await rowFrom(positionals, values),
      confirm: values.confirm,
    }
    return recordRow(functionsOf(values.stack).operator, request, terminal, values.json)
  },
}

type RowFlags = { [Flag in keyof typeof ROW_FLAGS]?: string | undefined }

async function rowFrom(positionals: readonly string[], flags: RowFlags): Promise<unknown> {
  const [source, ...more] = positionals
  if (source === undefined || more.length > 0)
    throw new UsageError('one row: a JSON file, - or a phone number with flags')
  if (source.startsWith('+')) return rowFromFlags(oneNumber(positionals), flags)
  const stray = Object.keys(ROW_FLAGS).find((flag) => flags[flag as keyof RowFlags] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} goes with a number; a JSON row says it itself`)
  return parseRow(source === '-' ? await text(process.stdin) : await readRow(source), source)
}

function rowFromFlags(to: string, { program, level, status, medium, at, ...rest }: RowFlags): object {
  return {
    to,
    ...(program && { program }),
    status: needed(status, '--status is opted_in or opted_out'),
    ...(level && { level }),
    medium: needed(medium, '--medium says how it came, as in --medium paper_form'),
    at: needed(at, '--at says when, as in --at 2026-11-20T09:30:00.000Z'),
    evidence: evidenceFrom(rest),
  }
}

function readRow(path: string): Promise<string> {
  return onFile(path, () => readFileSync(path, 'utf8'))
}

function parseRow(json: string, source: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UserFacingError(
      `${source === '-' ? 'The input' : source} is not JSON: it takes one row, an object.`,
    )
  }
}
