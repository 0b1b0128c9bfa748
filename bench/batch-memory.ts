import { spawnSync } from 'node:child_process'
import { deployed, deployedEnvironment } from './rig/deployed.ts'

/** Resident memory of a process in MB: after loading the handler, and at its peak. */
export interface Memory {
  loaded: number
  peak: number
}

/** The heap limits that Lambda's runtime sets for 512 MB; without them Node uses this machine's memory. */
const HEAP_LIMITS = ['--max-semi-space-size=25', '--max-old-space-size=461']

/** Three calls in a process of their own, with answers written as JSON as Lambda's runtime does. */
const SCRIPT = `
  const { handler } = require(process.argv[1])
  const event = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))
  const loaded = process.memoryUsage.rss() / 2 ** 20
  const calls = async () => {
    for (let call = 0; call < 3; call++) JSON.stringify(await handler(event, {}))
    require('node:fs').writeSync(3, JSON.stringify({ loaded, peak: process.resourceUsage().maxRSS / 1024 }))
  }
  calls()
`

/** Measures the memory of the deployed bundle for a call, in a separate process. */
export function batchMemory(endpoint: string, tableName: string, event: object): Memory {
  const { output, status, stderr } = spawnSync(
    process.execPath,
    [...HEAP_LIMITS, '-e', SCRIPT, deployed().gate],
    {
      env: deployedEnvironment(tableName, endpoint),
      input: JSON.stringify(event),
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(output[3] ?? '') as Memory
}
