import { parseArgs } from 'node:util'
import type { Command } from '../command.ts'
import { nameOfWriter, needed, oneNumber, writingFlags } from '../flags.ts'
import { functionsOf } from '../functions.ts'
import { recordRow } from '../record-row.ts'
import { EVIDENCE_FLAGS, evidenceFrom } from '../row-flags.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Records a stop that reached the staff; it takes effect at once (OUT-8). */
export const stop: Command = {
  name: 'stop',
  usage:
    'stop NUMBER --medium MEDIUM --by NAME [--program ID] [--at TIME] [--collected-by NAME] [--reference TEXT] [--tenant ID] [--stack NAME] [--json]',
  about:
    'record a stop that came by phone, e-mail or in person; --at is when it was received, now by default',
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...writingFlags,
        ...EVIDENCE_FLAGS,
        medium: { type: 'string' },
        program: { type: 'string' },
        at: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const by = nameOfWriter(values.by)
    const row = {
      to: oneNumber(positionals),
      ...(values.program && { program: values.program }),
      status: 'opted_out',
      medium: needed(values.medium, '--medium says how it came, as in --medium phone_call'),
      at: values.at ?? new Date().toISOString(),
      evidence: { collectedBy: by, ...evidenceFrom(values) },
    }
    const { operator } = functionsOf(values.stack)
    const request = { tenant: tenantOrOnly(values.tenant), by, row, confirm: false }
    return recordRow(operator, request, terminal, values.json)
  },
}
