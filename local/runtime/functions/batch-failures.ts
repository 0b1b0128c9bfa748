import type { Outcome } from './sandbox-protocol.ts'

/** The failed items of a batch: the reported ones, or all if the function failed or reported an unknown id. */
export function failedItems(
  ids: string[],
  { payload, functionError }: Outcome,
  partial: boolean,
): Set<string> {
  if (functionError) return new Set(ids)
  const failures = partial ? reportedFailures(payload) : []
  return failures.every((id) => ids.includes(id)) ? new Set(failures) : new Set(ids)
}

function reportedFailures(payload: string): string[] {
  const response: unknown = JSON.parse(payload)
  const failures = (response as { batchItemFailures?: { itemIdentifier?: unknown }[] } | null)
    ?.batchItemFailures
  return (failures ?? []).map(({ itemIdentifier }) => String(itemIdentifier))
}
