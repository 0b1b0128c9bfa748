import { oncePerRun } from '../once-per-run.ts'
import { type App, installClient, packClient } from './pack.ts'

/** A new app with the client installed, which is packed once per test run. */
export async function packedClient(): Promise<App> {
  return installClient(await oncePerRun('client', packClient))
}
