import { spawnSync } from 'node:child_process'
import { deployed, deployedEnvironment } from './rig/deployed.ts'

/** Resident memory of a process in MB: once the handler is loaded, and at its highest. */
export interface Memory {
  loaded: number
  peak: number
}

/** The heap's limits as Lambda's runtime sets them for 512 MB; without them Node takes what this machine has. */
const LIMITS = ['--max-semi-space-size=25', '--max-old-space-size=461']

/** Three calls, their answers written as JSON as Lambda's runtime does, in a process that does nothing else. */
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

/** The memory that the deployed bundle takes for a call, in a process of its own. */
export function batchMemory(endpoint: string, tableName: string, event: object): Memory {
  const { output, status, stderr } = spawnSync(process.execPath, [...LIMITS, '-e', SCRIPT, deployed().gate], {
    env: deployedEnvironment(tableName, endpoint),
    input: JSON.stringify(event),
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(output[3] ?? '') as Memory
}
