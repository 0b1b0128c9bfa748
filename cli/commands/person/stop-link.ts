import { Command } from '@commander-js/extra-typings'
import { show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, wholeNumber, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { when } from '../../options/time.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent stop-link`: a link for an email to one person, whose page stops everything (OUT-8). */
export function stopLink(session: Session) {
  return writing(
    new Command('stop-link')
      .summary("make a link that stops one person's messages")
      .description(
        'Make a link for an email to one person. Its page has one button, which stops everything for that person without a code: put it into mail to that person only.',
      )
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .option('--days <n>', 'how long it works, 30 to 3650 days', wholeNumber(30, 3650), 365),
  )
    .addHelpText('after', examples('npx assent stop-link +12065550142 --days 60 --tenant acme --by dana'))
    .action(async (to, { days, by, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: 'stop_link', tenant, by, to, days }
      const made = await functionsOf(stack).operator<{ url: string; expiresAt: string }>(request)
      show(session, json, made, ({ url, expiresAt }) => [url, `works until ${when(expiresAt)}`])
    })
}
