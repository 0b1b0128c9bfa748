/** A row as the operator function receives it. */
export interface SentRow {
  to: string
  status?: string
  [field: string]: unknown
}

/** A request as the operator function receives it. */
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
 * An operator function that keeps its rows and answers as the contract says: a repeated row is `unchanged`, an opt-in
 * after a stop is refused, and a row without a number or status is invalid.
 */
export function rememberingOperator() {
  const kept = new Set<string>()
  const stopped = new Set<string>()
  const calls: SentRequest[] = []
  let inProgress = 0
  let maxInProgress = 0

  const answer = (row: SentRow): Answer => {
    const identity = JSON.stringify(row)
    if (kept.has(identity)) return { result: 'unchanged' }
    if (!row.to.startsWith('+')) return invalid('to', 'is not a valid phone number')
    if (!row.status) return invalid('status', 'is missing')
    if (row.status === 'opted_in' && stopped.has(row.to)) return { result: 'refused_stopped' }
    if (row.status === 'opted_out') stopped.add(row.to)
    kept.add(identity)
    return { result: 'recorded' }
  }
  return {
    kept,
    calls,
    maxInProgress: () => maxInProgress,
    handle: async (request: SentRequest) => {
      calls.push(request)
      inProgress++
      maxInProgress = Math.max(maxInProgress, inProgress)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inProgress--
      return { results: request.rows.map(answer) }
    },
  }
}
