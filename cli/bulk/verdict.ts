/** Whether ledgers and records agree, and the first place where they do not (REC-2, REC-3). */
export interface Verdict {
  holds: boolean
  firstBreak: object | null
}

/** The verdict in words. */
export function verdictText({ holds, firstBreak }: Verdict): string {
  if (holds) return 'verified'
  const place = Object.entries(firstBreak ?? {}).filter(([, value]) => value !== null)
  return `not verified, first problem: ${place.map(([name, value]) => `${name} ${value}`).join(', ')}`
}
