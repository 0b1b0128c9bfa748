import { Command } from '@commander-js/extra-typings'
import type { PublishedText } from '../../../lambdas/domain/tenant/published-text.ts'
import { show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { examples, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent texts`: the published words of every way to join, for `record` and for forms of one's own (CTA-5). */
export function texts(session: Session) {
  return reading(
    new Command('texts')
      .summary('list the published words of every way to join')
      .description(
        'List the published words of every way to join, each with the id by which a recorded consent names it.',
      )
      .option('--program <id>', 'only those of one program')
      .option('--former', 'also those that were published before the words changed'),
  )
    .addHelpText('after', examples('npx assent texts --program acme-offers --tenant acme'))
    .action(async ({ program, former, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: 'texts', tenant, ...(program && { program }), ...(former && { former }) }
      const published = await functionsOf(stack).records<{ texts: Listed[] }>(request)
      show(session, json, published, ({ texts: found }) => found.flatMap(textLines))
    })
}

/** A text of today, or one that was published before. */
type Listed = PublishedText & { since?: string }

function textLines({ id, program, way, medium, language, text, since }: Listed): string[] {
  const former = since === undefined ? '' : `  former, known since ${since.slice(0, 10)}`
  return [`${id}  ${program}  ${way}  ${medium}  ${language}${former}`, `    ${text}`]
}
