import { Command } from '@commander-js/extra-typings'
import type { Erasure } from '../../../lambdas/application/staff/erase.ts'
import { UserFacingError } from '../../../lambdas/user-facing-error.ts'
import { eventLine, labeled, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import { examples, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { when } from '../../options/time.ts'
import { counted } from '../../terminal/counts.ts'
import { type Session, type Terminal, UsageError } from '../../terminal/terminal.ts'

/** `assent erase`: stops a person and erases what can be erased of them (REC-3). */
export function erase(session: Session) {
  return writing(
    new Command('erase')
      .summary('stop a person and erase what can be erased of them')
      .description(
        'Record a stop, erase names, addresses, browsers and words at once, end stop links and invitations, and say what stays until when and why. This cannot be undone.',
      )
      .argument('<number>', NUMBER_HELP, phoneNumber)
      .option('--yes', 'do not ask first'),
  )
    .addHelpText('after', examples('npx assent erase +12065550142 --tenant acme --by dana'))
    .action(async (to, { yes, by, tenant: named, stack, json }) => {
      const tenant = await tenantOrOnly(named)
      if (!yes) await confirm(session, to)
      const erased = await functionsOf(stack).operator<Erasure>({ action: 'erase', tenant, by, to })
      show(session, json, erased, erasureLines)
    })
}

async function confirm({ ask }: Terminal, to: string): Promise<void> {
  if (!ask) throw new UsageError('Add --yes: no terminal to ask on.')
  const answer = await ask(`Stop ${to} and erase what can be erased? This cannot be undone. Type yes: `)
  if (answer.trim().toLowerCase() !== 'yes') throw new UserFacingError('Nothing was erased.')
}

function erasureLines({ stop, event, removed, kept }: Erasure): string[] {
  return [
    ...(stop ? [eventLine({ event: stop })] : []),
    eventLine({ event }),
    ...Object.entries(removed).map(([what, count]) => labeled(`removed ${what}`, String(count))),
    ...kept.map(({ what, until, why }) =>
      labeled(`kept ${until === null ? '' : untilText(until)}`.trim(), `${what}: ${why}`),
    ),
  ]
}

/** A date, or how long it takes. */
function untilText(until: string): string {
  const [, hours, days] = /^P(?:T(\d+)H|(\d+)D)$/.exec(until) ?? []
  if (hours) return `for ${counted(Number(hours), 'hour')}`
  return days ? `for ${counted(Number(days), 'day')}` : `until ${when(until)}`
}
