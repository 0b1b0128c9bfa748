import type { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { READING_MEMORY, READING_TIMEOUT } from '../functions/bundled-function.ts'
import { InvokableFunction } from '../functions/invokable-function.ts'
import type { Anchors } from '../retention/anchors.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { EvidenceKey } from './evidence-key.ts'

/** What the reading operations build on. */
export interface RecordsProps extends Foundation {
  tombstoneKey: TombstoneKey
  evidenceKey: EvidenceKey
  anchors: Anchors
}

/** The operations that only read: look-ups, lists, evidence and verification. */
export class Records extends InvokableFunction {
  constructor(
    scope: Construct,
    id: string,
    { prefix, alarms, table, tombstoneKey, evidenceKey, anchors }: RecordsProps,
  ) {
    super(scope, id, {
      prefix,
      alarms,
      name: 'records',
      description: 'Looks up and lists numbers, returns their evidence, verifies ledgers; writes nothing.',
      // It reads and verifies ledgers of 20,000 events in one call.
      timeout: READING_TIMEOUT,
      memorySize: READING_MEMORY,
    })
    table.grantRead(this)
    table.grantLists(this)
    table.grantScan(this)
    // Retention's notes are proved under this key.
    tombstoneKey.grantHash(this)
    evidenceKey.grantSign(this)
    anchors.grantReadDigests(this)
    addStackOutput(this, 'RecordsArn', {
      value: this.alias.functionArn,
      description: 'Alias v1 of the reading operations: look-up, lists, evidence, verification',
    })
  }
}
