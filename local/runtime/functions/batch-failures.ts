import type { Outcome } from './sandbox-protocol.ts'

/** Which of a batch failed: the named ones, or all of them where the function failed or named one that is not there. */
export function failedItems(
  ids: string[],
  { payload, functionError }: Outcome,
  partial: boolean,
): Set<string> {
  if (functionError) return new Set(ids)
  const failures = partial ? namedFailures(payload) : []
  return failures.every((id) => ids.includes(id)) ? new Set(failures) : new Set(ids)
}

function namedFailures(payload: string): string[] {
  const answer: unknown = JSON.parse(payload)
  const failures = (answer as { batchItemFailures?: { itemIdentifier?: unknown }[] } | null)
    ?.batchItemFailures
  return (failures ?? []).map(({ itemIdentifier }) => String(itemIdentifier))
}
