import { parentPort, workerData } from 'node:worker_threads'
import { shiftDate } from '../../runtime/functions/shift-date.ts'
import type { ProviderStart } from './provider.ts'

const { clockOffset, ...start } = workerData as ProviderStart & { clockOffset: SharedArrayBuffer }

// Before the provider is loaded: its tokens carry the system's time.
shiftDate(clockOffset)
const { startProvider } = await import('./provider.ts')
parentPort?.postMessage(await startProvider(start))
