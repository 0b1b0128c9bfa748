/** A row as the operator gets it. */
export interface SentRow {
  to: string
  status?: string
  [field: string]: unknown
}

/** A request as the operator gets it. */
export interface SentRequest {
  action: string
  tenant: string
  by: string
  rows: SentRow[]
}

interface Answer {
  result: string
  issues?: { path: string; message: string }[]
}

function invalid(path: string, message: string): Answer {
  return { result: 'invalid', issues: [{ path, message }] }
}

/**
 * An operator that keeps what it was told and answers as the contract says: a row that it has is `unchanged`, an
 * opt-in after a stop is refused, a row without a number or status is invalid.
 */
export function rememberingOperator() {
  const kept = new Set<string>()
  const stopped = new Set<string>()
  const calls: SentRequest[] = []
  let underway = 0
  let maxUnderway = 0

  const answer = (row: SentRow): Answer => {
    const identity = JSON.stringify(row)
    if (kept.has(identity)) return { result: 'unchanged' }
    if (!row.to.startsWith('+')) return invalid('to', 'is no phone number')
    if (!row.status) return invalid('status', 'is missing')
    if (row.status === 'opted_in' && stopped.has(row.to)) return { result: 'refused_stopped' }
    if (row.status === 'opted_out') stopped.add(row.to)
    kept.add(identity)
    return { result: 'recorded' }
  }
  return {
    kept,
    calls,
    maxUnderway: () => maxUnderway,
    handle: async (request: SentRequest) => {
      calls.push(request)
      underway++
      maxUnderway = Math.max(maxUnderway, underway)
      await new Promise((resolve) => setTimeout(resolve, 2))
      underway--
      return { results: request.rows.map(answer) }
    },
  }
}
