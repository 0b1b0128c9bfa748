import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Reads and writes a time on a computer in that zone. */
function inZone(zone: string, expression: string): string {
  const program = `import { time, when } from './cli/options/time.ts'; console.log(${expression})`
  const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8' } as const
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], options).trim()
}

test('a time is shown in UTC, and beside it as the computer’s clock has it', () => {
  const shown = "when('2026-11-20T17:30:00.000Z')"
  expect(inZone('America/Los_Angeles', shown)).toMatch(
    /^2026-11-20T17:30:00\.000Z \(Nov 20, 2026, 9:30\sAM PST\)$/,
  )
  expect(inZone('UTC', shown)).toBe('2026-11-20T17:30:00.000Z')
})

test('a time without an offset is one of the computer’s zone, a day begins at its midnight', () => {
  expect(inZone('America/Los_Angeles', "time('2026-11-20')")).toBe('2026-11-20T08:00:00.000Z')
  expect(inZone('America/Los_Angeles', "time('2026-11-20 09:30')")).toBe('2026-11-20T17:30:00.000Z')
  expect(inZone('America/Los_Angeles', "time('2026-11-20T09:30-05:00')")).toBe('2026-11-20T14:30:00.000Z')
})
