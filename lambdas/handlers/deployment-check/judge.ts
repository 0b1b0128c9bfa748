/** What a deployment builds on, as its settings and definitions say. */
export interface Planned {
  /** The kept table that it takes over; null for the stack's own. */
  table: string | null
  /** The ARN of the key that goes with it; null for the stack's own. */
  tombstoneKey: string | null
  /** The ids of the phone numbers and pools to connect. */
  numbers: readonly string[]
  /** In how many stacks they lie. */
  numberStacks: number
  /** What may be lost: `newTable`, `newTombstoneKey`, and the ids of numbers. */
  allowed: readonly string[]
}

/** Looks up what is deployed; only what a judgment needs is asked for. */
export interface Deployed {
  /** Whether the stack has a table of its own. */
  hasOwnTable(): Promise<boolean>
  /** A table of this stack's name that holds records; undefined if there is none. */
  tableWithRecords(): Promise<string | undefined>
  /** Those of these numbers and pools that send what people text to this system. */
  connected(ids: readonly string[]): Promise<string[]>
  /** Whether the stack of numbers with this place, from 1, exists. */
  hasNumberStack(place: number): Promise<boolean>
}

/** Says in one sentence why a deployment must not go on, with the setting that allows it; undefined: it may. */
export async function judge(
  planned: Planned,
  before: Planned | undefined,
  deployed: Deployed,
): Promise<string | undefined> {
  // Of the deployment before too, so that it can be rolled back.
  const allowed = new Set([...planned.allowed, ...(before?.allowed ?? [])])
  return (
    (allowed.has('newTable') ? undefined : await losesTable(planned, before, deployed)) ??
    (allowed.has('newTombstoneKey') ? undefined : losesKey(planned, before)) ??
    (await losesNumbers(planned, before, deployed, allowed)) ??
    (await losesStack(planned, before, deployed))
  )
}

/** An empty table knows no one's consent and no one's stops (REC-4). */
async function losesTable(
  { table }: Planned,
  before: Planned | undefined,
  deployed: Deployed,
): Promise<string | undefined> {
  if (table !== null || (await deployed.hasOwnTable())) return undefined
  const kept = before?.table ?? (await deployed.tableWithRecords())
  if (kept === undefined) return undefined
  return `The table ${kept} holds records, and this deployment would start an empty one beside it: pass -c table=, -c tableStream= and -c tombstoneKey= to take it over (see "Bring a kept table back" in docs/runbook.md), or -c newTable=true to start anew.`
}

/** Under another key the stops of expired records are found no more (REC-4). */
function losesKey({ table, tombstoneKey }: Planned, before: Planned | undefined): string | undefined {
  if (!before || table !== before.table || tombstoneKey === before.tombstoneKey) return undefined
  return 'This deployment would hash tombstones with another key, so that no stop of an expired record is found again: pass the -c tombstoneKey= of the deployment before, or -c newTombstoneKey=true.'
}

/** A number that is handed back to AWS takes none of its stops with it (OUT-8). */
async function losesNumbers(
  { numbers }: Planned,
  before: Planned | undefined,
  deployed: Deployed,
  allowed: ReadonlySet<string>,
): Promise<string | undefined> {
  const leaving = (before?.numbers ?? []).filter((id) => !numbers.includes(id) && !allowed.has(id))
  const lost = leaving.length > 0 ? await deployed.connected(leaving) : []
  if (lost.length === 0) return undefined
  return `This deployment would hand ${lost.join(', ')} back to AWS, which knows only the stops on its own list: run \`npx assent handover\` first, then pass -c drop=${lost.join(',')}.`
}

/** Numbers move to later stacks only: moving back, they would be disconnected with the stack that is no longer deployed. */
async function losesStack(
  { numberStacks, numbers }: Planned,
  before: Planned | undefined,
  deployed: Deployed,
): Promise<string | undefined> {
  if (!before || numbers.length === 0 || numberStacks >= before.numberStacks) return undefined
  if (!(await deployed.hasNumberStack(numberStacks + 1))) return undefined
  return `The numbers lie in ${before.numberStacks} stacks, and this deployment would use ${numberStacks}: pass -c numberStacks=${before.numberStacks}.`
}
