import fc from 'fast-check'
import { differences } from './compare.ts'
import { drawn } from './drawn.ts'
import { tenants } from './tenants.ts'

const [count = '1000', seedText] = process.argv.slice(2)
const seed = seedText === undefined ? Date.now() % 2 ** 31 : Number(seedText)
console.log(`seed ${seed}`)
const kinds = new Map<string, number>()
const start = performance.now()
let n = 0
for (const both of tenants) {
  const each = Math.ceil(Number(count) / tenants.length)
  const arbitrary = drawn(both)
  for (const inputs of fc.sample(arbitrary, { numRuns: each, seed })) {
    n++
    const found = differences(both, inputs)
    if (found.length === 0) continue
    const [first] = found
    const input = inputs[first?.place ?? 0]
    const reading = input?.kind === 'text' ? ` ${input.reading.kind}` : ''
    const kind = `${input?.kind}${reading}: ${first?.about.replace(/\{.*/, '')}`
    if (process.env.SHOW && new RegExp(process.env.SHOW).test(kind) && !kinds.has(kind)) {
      console.log('=====')
      console.log(kind, both.tenant.id)
      for (const each of inputs.slice(0, (first?.place ?? 0) + 1)) {
        const { id, deliveredAt, ...rest } = each
        const sent = 'sentAt' in rest ? ` sent ${new Date(rest.sentAt).toISOString()}` : ''
        console.log(id, new Date(deliveredAt).toISOString(), (JSON.stringify(rest) + sent).replaceAll('"', ''))
      }
      for (const { about, system, oracle } of found.slice(0, 3))
        console.log(about, '\n  system', JSON.stringify(system), '\n  oracle', JSON.stringify(oracle))
    }
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
}
console.log(n, 'in', Math.round(performance.now() - start), 'ms')
for (const [kind, c] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(c, kind)
