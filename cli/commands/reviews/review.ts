import { Command, Option } from '@commander-js/extra-typings'
import { REVIEW_OUTCOMES } from '../../../lambdas/domain/core/vocabulary.ts'
import { type EventAnswer, eventLine, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { examples, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent review`: settles a message that may be a stop (OUT-2). */
export function review(session: Session) {
  return writing(
    new Command('review')
      .summary('settle a message that waits for a review')
      .description('Settle a message that may be a stop; "reviews" lists them.')
      .argument('<id>', 'the id of the review')
      .addOption(new Option('--as <outcome>', 'what it was').choices(REVIEW_OUTCOMES).makeOptionMandatory()),
  )
    .addHelpText('after', examples('npx assent review 01KBB1V8ZD.4 --as stop --tenant acme --by dana'))
    .action(async (id, { as, by, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: 'review', tenant, by, id, as }
      show(session, json, await functionsOf(stack).operator<EventAnswer>(request), (answer) => [
        eventLine(answer),
      ])
    })
}
