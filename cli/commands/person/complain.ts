import { Command } from '@commander-js/extra-typings'
import { type EventAnswer, eventLine, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, noteOption, receivedOption, requiredMediumOption, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent complain`: records a complaint, which is a stop of everything (OUT-11). */
export function complain(session: Session) {
  return writing(
    new Command('complain')
      .summary('record a complaint, which stops everything')
      .description(
        'Record a complaint about your messages. It stops everything for that person at once, and an alarm fires.',
      )
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .addOption(requiredMediumOption)
      .addOption(receivedOption)
      .addOption(noteOption),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent complain +12065550142 --medium phone_call --note "never signed up" --tenant acme --by dana',
      ),
    )
    .action(async (to, { medium, at = new Date().toISOString(), note, by, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      const request = { action: 'complain', tenant, by, to, at, medium, note }
      show(session, json, await functionsOf(stack).operator<EventAnswer>(request), (answer) => [
        eventLine(answer),
      ])
    })
}
