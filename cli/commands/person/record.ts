import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Command } from '@commander-js/extra-typings'
import { UserFacingError } from '../../../lambdas/user-facing-error.ts'
import { functionsOf } from '../../aws/functions.ts'
import { onFile } from '../../files.ts'
import { evidenceFrom, evidenceOptions, withEvidence } from '../../options/evidence-options.ts'
import { looksLikeNumber, phoneNumber } from '../../options/number.ts'
import {
  atOption,
  examples,
  levelOption,
  mediumOption,
  needed,
  programOption,
  rowStatusOption,
  writing,
} from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { recordRow } from '../../record-row.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent record`: records one consent or stop with its evidence (IN-6, IN-8). */
export function record(session: Session) {
  const command = writing(
    new Command('record')
      .summary('record one consent or stop with its evidence')
      .description(
        'Record one consent or stop: a JSON row, or a number with options. No text is sent unless you add --confirm.',
      )
      .argument('<source>', 'a JSON file, - for standard input, or a phone number')
      .addOption(rowStatusOption)
      .addOption(programOption)
      .addOption(levelOption)
      .addOption(mediumOption)
      .addOption(atOption)
      .option('--confirm', 'text the person a confirmation of the opt-in'),
  ).addHelpText(
    'after',
    examples(
      'npx assent record row.json --tenant acme --by dana',
      'npx assent record +12065550124 --tenant acme --by dana --program acme-alerts --status opted_in \\',
      '    --level express --medium verbal --at 2026-11-05T09:30-08:00 --call-to-action "May Acme text you?" \\',
      '    --identity "Dana Reed" --collected-by "Erin Vogel"',
    ),
  )
  return withEvidence(command).action(async (source, { by, confirm = false, stack, json, ...options }) => {
    const row = await rowFrom(source, options)
    const tenant = await tenantOrOnly(options.tenant)
    await recordRow(functionsOf(stack).operator, { tenant, by, row, confirm }, session, json)
  })
}

const ROW_OPTIONS = [rowStatusOption, programOption, levelOption, mediumOption, atOption, ...evidenceOptions]

type RowValues = Parameters<typeof evidenceFrom>[0] & {
  program?: string
  status?: string
  level?: string
  medium?: string
  at?: string
}

async function rowFrom(source: string, values: RowValues): Promise<unknown> {
  if (looksLikeNumber(source)) return rowFromOptions(source, values)
  const stray = ROW_OPTIONS.find((option) => option.attributeName() in values)
  if (stray)
    throw new UsageError(
      `${stray.long} goes with a phone number, like +12065550142. A JSON row has its own fields.`,
    )
  const json = source === '-' ? await text(process.stdin) : await readRow(source)
  return parseRow(json, source === '-' ? 'Standard input' : source)
}

function rowFromOptions(number: string, { program, level, status, medium, at, ...rest }: RowValues): object {
  return {
    to: phoneNumber(number),
    ...(program && { program }),
    status: needed(status, rowStatusOption),
    ...(level && { level }),
    medium: needed(medium, mediumOption),
    at: needed(at, atOption),
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
    throw new UserFacingError(`${source} is not JSON. It must contain one row, an object.`)
  }
}
