import { Command } from '@commander-js/extra-typings'
import type { WaitingReview } from '../../../lambdas/application/staff/reviews.ts'
import { show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { pagesFrom } from '../../bulk/pages.ts'
import { examples, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { when } from '../../options/time.ts'
import { quoted } from '../../terminal/printable.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent reviews`: the messages that may be stops and wait for a person's decision, the oldest first (OUT-2). */
export function reviews(session: Session) {
  return reading(
    new Command('reviews')
      .summary('list the messages that wait for a review')
      .description(
        'List the messages that may be stops and wait for a decision, the oldest first. Until then no promotional message is sent to that number; after nine days each counts as a stop.',
      ),
  )
    .addHelpText('after', examples('npx assent reviews --tenant acme'))
    .action(async ({ tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const { records } = functionsOf(stack)
      const waiting: WaitingReview[] = []
      const ask = (cursor: string | undefined) =>
        records<{ reviews: WaitingReview[]; cursor: string | null }>({
          ...{ action: 'reviews', tenant },
          ...(cursor && { cursor }),
        })
      for await (const page of pagesFrom(ask, undefined)) waiting.push(...page.reviews)
      const oldestFirst = waiting.toSorted((a, b) => (a.since < b.since ? -1 : 1))
      show(session, json, { reviews: oldestFirst }, ({ reviews }) =>
        reviews.length === 0 ? ['No message waits for a review.'] : reviews.flatMap(reviewLines),
      )
    })
}

function reviewLines({ id, to, since, messages }: WaitingReview): string[] {
  return [
    `${id}  ${to}  waiting since ${when(since)}`,
    ...messages.map(({ body }) => `    ${body === null ? 'erased' : quoted(body)}`),
  ]
}
