import { randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import { systemClock } from '../application/clock.ts'
import type { Execution } from '../application/execute.ts'
import { grantsNothing, type History } from '../application/history.ts'
import type { Definitions } from '../domain/definitions.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { createConsentStore } from './dynamodb-consent-store.ts'
import { createTextStore } from './dynamodb-text-store.ts'

/** Everything that running commands needs, on the consent table; without a history, commands that grant nothing. */
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
    newLife: () => ulid(Date.now()),
    newSalt: () => randomBytes(16).toString('hex'),
  }
}
