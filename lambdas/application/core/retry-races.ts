import { setTimeout as pause } from 'node:timers/promises'
import { ConcurrencyError } from './ports/consent-store.ts'

const ATTEMPTS = 8

/** Retries lost races a bounded number of times with backoff; all other errors pass through. */
export async function retryRaces<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || tries === ATTEMPTS) throw error
      await pause(Math.random() * 10 * 2 ** tries)
    }
  }
}
