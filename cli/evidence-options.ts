/** The evidence of a row, on the command line. */
export const EVIDENCE_FLAGS = {
  'call-to-action': { type: 'string' },
  language: { type: 'string' },
  action: { type: 'string' },
  identity: { type: 'string' },
  'collected-by': { type: 'string' },
  ip: { type: 'string' },
  'user-agent': { type: 'string' },
  reference: { type: 'string' },
  'inbound-message-id': { type: 'string' },
} as const

type EvidenceFlag = keyof typeof EVIDENCE_FLAGS

const FLAGS = Object.keys(EVIDENCE_FLAGS) as EvidenceFlag[]

/** The evidence that was given by flags. */
export function evidenceFrom(
  values: { [Flag in EvidenceFlag]?: string | undefined },
): Record<string, string> {
  const given = FLAGS.flatMap((flag) => {
    const value = values[flag]
    return value ? [[fieldOf(flag), value] as const] : []
  })
  return Object.fromEntries(given)
}

function fieldOf(flag: EvidenceFlag): string {
  return flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
