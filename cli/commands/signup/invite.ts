import { Command, Option } from '@commander-js/extra-typings'
import { INVITE_CHANNELS, PAGE_LANGUAGES } from '../../../lambdas/domain/core/vocabulary.ts'
import { labeled, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { onFileSync, refuseOverwriting, writePrivately } from '../../files.ts'
import { phoneNumber } from '../../options/number.ts'
import { examples, forceOption, requiredProgramOption, writing } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import { when } from '../../options/time.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

interface Invited {
  invitation: string
  expiresAt: string
  instruction?: string
  smsLink?: string
  svg?: string
  formSvg?: string
}

/** `assent invite`: invites a person to a program by words to text, a QR code or a mail (CTA-5). */
export function invite(session: Session) {
  return writing(
    new Command('invite')
      .summary('invite a person: words to text, a QR code or an email')
      .description(
        'Invite a person to a program. This alone signs no one up: the person texts the words, scans the code or sends the form. The consent names the invitation and your reference.',
      )
      .addOption(requiredProgramOption)
      .addOption(new Option('--channel <channel>', 'how').choices(INVITE_CHANNELS).makeOptionMandatory())
      .option('--email <address>', 'where to mail it')
      .addOption(
        new Option('--language <code>', "language; the person's if left out").choices(PAGE_LANGUAGES),
      )
      .option('--to <number>', 'the person whom it is for, so that it is listed with them', phoneNumber)
      .option('--reference <text>', 'a record of yours, which the consent names')
      .option('--out <name>', 'for a QR code: write name.svg (the text) and name-form.svg (the form)')
      .addOption(forceOption),
  )
    .addHelpText(
      'after',
      examples(
        'npx assent invite --program acme-offers --channel text_to_join --to +12065550142 --tenant acme --by dana',
        'npx assent invite --program acme-offers --channel qr --out spring --tenant acme --by dana',
        'npx assent invite --program acme-offers --channel email --email reed@example.com --tenant acme --by dana',
      ),
    )
    .action(async ({ out, force, by, tenant: named, stack, json, ...request }) => {
      const { email } = request
      refuseStray(request, out, json)
      const files = out === undefined ? [] : [`${out}.svg`, `${out}-form.svg`]
      refuseOverwriting(files, force)
      const tenant = await tenantOrOnly(named)
      const { operator } = functionsOf(stack)
      const invited = await operator<Invited>({ action: 'invite', tenant, by, ...request })
      for (const [i, svg] of [invited.svg, invited.formSvg].entries()) {
        const file = files[i]
        if (file !== undefined && svg !== undefined) onFileSync(file, () => writePrivately(file, svg))
      }
      show(session, json, invited, (answer) => invitedLines(answer, files, email))
    })
}

function refuseStray(
  { channel, email }: { channel: string; email?: string },
  out: string | undefined,
  json: true | undefined,
): void {
  if ((channel === 'email') !== (email !== undefined))
    throw new UsageError('--email goes with --channel email, and is required there.')
  if (channel !== 'qr' && out !== undefined) throw new UsageError('--out goes with --channel qr.')
  if (channel === 'qr' && out === undefined && !json)
    throw new UsageError('Say where to write the QR codes with --out, or add --json.')
}

function invitedLines(
  { invitation, expiresAt, instruction, smsLink }: Invited,
  files: readonly string[],
  email: string | undefined,
): string[] {
  return [
    ...(instruction ? [labeled('say or show', instruction)] : []),
    ...(smsLink ? [labeled('opens the text', smsLink)] : []),
    ...files.map((file) => labeled('QR code', file)),
    ...(email ? [labeled('mailed to', email)] : []),
    labeled('invitation', invitation),
    labeled('works until', when(expiresAt)),
  ]
}
