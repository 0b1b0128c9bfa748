import fc from 'fast-check'
import type { Input } from '../oracle/inputs.ts'
import { type Difference, differences } from './compare.ts'
import { drawn } from './drawn.ts'
import { iso } from './play.ts'
import { type Both, tenants } from './tenants.ts'

const [count = '1000', seedText = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const seed = Number(seedText)
const PART = 300

/** Plays histories through the system and the oracle, and shows the first on which they disagree. */
function run(wanted: number): void {
  console.log(`${wanted} histories; to repeat them: npm run histories -- ${wanted} ${seed}`)
  for (let played = 0; played < wanted; played += PART * tenants.length) {
    for (const both of tenants) playSome(both, seed + played)
    console.log(`${Math.min(played + PART * tenants.length, wanted)} agree`)
  }
}

function playSome(both: Both, partSeed: number): void {
  for (const inputs of fc.sample(drawn(both), { numRuns: PART, seed: partSeed })) {
    const found = differences(both, inputs)
    if (found.length > 0) stop(both, inputs, found)
  }
}

function stop({ tenant }: Both, inputs: readonly Input[], found: readonly Difference[]): never {
  console.log(`The system and the oracle disagree on a history at ${tenant.id}:`)
  for (const { deliveredAt, ...input } of inputs.slice(0, (found[0]?.place ?? 0) + 1)) {
    const sent = 'sentAt' in input ? `, sent ${iso(input.sentAt)}` : ''
    console.log(`${iso(deliveredAt)} ${JSON.stringify(input)}${sent}`)
  }
  for (const { about, system, oracle } of found) {
    console.log(`${about}\n  system ${JSON.stringify(system)}\n  oracle ${JSON.stringify(oracle)}`)
  }
  process.exit(1)
}

run(Number(count))
