import { type DigestDeps, digestDaily } from '../../application/evidence/digest.ts'
import { type Invocation, outOfTime } from '../pipeline/out-of-time.ts'

/** Runs every hour until the digest of the day is complete (REC-3). */
export function createDigestHandler(deps: Omit<DigestDeps, 'isOver'>) {
  return (_event: unknown, invocation: Invocation): Promise<{ leaves: number; done: boolean }> =>
    digestDaily({ ...deps, isOver: outOfTime(invocation) })
}
