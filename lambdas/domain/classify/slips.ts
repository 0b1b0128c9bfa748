import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'
export function readSlip(_tokens: readonly Token[]): Reading | undefined {
  return undefined
}
