import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import type { ConsentTable } from '../../adapters/core/dynamodb-client.ts'
import { createConsentStore } from '../../adapters/core/dynamodb-consent-store.ts'
import { createTextStore } from '../../adapters/core/dynamodb-text-store.ts'
import type { Execution } from '../../application/core/execute.ts'
import { systemClock } from '../../application/core/ports/clock.ts'
import { grantsNothing, type History } from '../../application/core/ports/history.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'

/** All dependencies of running commands on the consent table; without a history, for commands that grant nothing. */
export function createExecution(
  table: ConsentTable,
  definitions: Definitions,
  history: History = grantsNothing,
): Execution {
  return {
    store: createConsentStore(table),
    history,
    texts: createTextStore(table),
    definitions,
    clock: systemClock,
    newGeneration: () => ulid(Date.now()),
    newSalt: () => randomBytes(16).toString('hex'),
  }
}
