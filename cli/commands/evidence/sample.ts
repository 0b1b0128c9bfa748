import { randomBytes } from 'node:crypto'
import { Command } from '@commander-js/extra-typings'
import type { Sample, SampledRow } from '../../../lambdas/application/staff/sample.ts'
import { labeled, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { examples, reading, requiredProgramOption, wholeNumber } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { when } from '../../options/time.ts'
import { counted } from '../../terminal/counts.ts'
import { quoted } from '../../terminal/printable.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent sample`: people of a program drawn at random, with the key facts of their consent (REC-5). */
export function sample(session: Session) {
  return reading(
    new Command('sample')
      .summary('draw people of a program at random, with their consent')
      .description(
        'Draw people who are opted in to a program at random, with the key facts of each consent, as carriers ask for. The same seed draws the same people.',
      )
      .addOption(requiredProgramOption)
      .option('--count <n>', 'how many people, 1 to 100', wholeNumber(1, 100), 10)
      .option('--seed <text>', 'what makes the draw repeatable; a new one if left out'),
  )
    .addHelpText(
      'after',
      examples('npx assent sample --program acme-offers --count 25 --seed "audit May 2027" --tenant acme'),
    )
    .action(async ({ program, count, seed = randomBytes(6).toString('hex'), tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: 'sample', tenant, program, count, seed }
      const drawn = await functionsOf(stack).records<Sample>(request)
      show(session, json, drawn, ({ rows, people }) => [
        ...rows.flatMap(rowLines),
        `${rows.length} of ${counted(people, 'opted-in number')}, seed ${quoted(seed)}`,
      ])
    })
}

function rowLines({ to, level, medium, at, by, event, body, evidence }: SampledRow): string[] {
  const facts = Object.entries({ body, by, ...evidence }).filter(([, value]) => value)
  return [
    `${to}  ${level}  ${medium}  since ${when(at)}  event ${event}`,
    ...facts.map(([name, value]) => `    ${labeled(name, quoted(String(value)))}`),
  ]
}
