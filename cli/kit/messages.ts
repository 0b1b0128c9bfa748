import type { Reply } from '../../lambdas/domain/core/events.ts'
import { CONTENTS } from '../../lambdas/domain/core/vocabulary.ts'
import { messageText } from '../../lambdas/domain/sending/message-text.ts'
import { textLanguageFor } from '../../lambdas/domain/tenant/page-language.ts'
import { replyText } from '../../lambdas/domain/words/reply-text.ts'
import type { RegistrationFile } from '../registration/schema.ts'
import { labelOf, type Piece, quoted } from './piece.ts'

/** The texts of a program as they leave, for a reviewer. */
export interface ProgramTexts {
  samples: string[]
  confirmation: string
  request: string
  stop: string
  help: string
}

/** The texts of a program from the words that send them: samples as the sending gate completes them (CTA-4, GATE-11). */
export function programTexts(piece: Piece, { programs }: RegistrationFile): ProgramTexts {
  const { tenant, program } = piece
  const language = textLanguageFor(tenant, piece.language)
  const reply = (kind: Reply['kind'], what: Partial<Reply> = { programs: [program.id] }) =>
    replyText({ kind, programs: [], ...what }, tenant, { number: program.number, language })
  const samples = programs[program.id]?.samples[language] ?? []
  const due = CONTENTS.filter((content) => content !== 'confirmation')
  return {
    samples: samples.map((body) => messageText(body, due, { tenant, program, language }).text),
    confirmation: reply('opt_in_confirmation'),
    request: reply(program.confirmation === 'code' ? 'sign_up_code' : 'sign_up_request'),
    stop: reply('stop_confirmation', { had: [program.id] }),
    help: reply('help'),
  }
}

/** Sample messages, and the texts that answer START, STOP and HELP, as sent. */
export function messages(piece: Piece, registration: RegistrationFile): string {
  const { tenant, program } = piece
  const language = textLanguageFor(tenant, piece.language)
  const texts = programTexts(piece, registration)
  const missing = `None yet: write them into programs/${tenant.id}.registration.json, programs.${program.id}.samples.${language}.`
  return `# Texts of ${labelOf(piece)}

Every text below is as it leaves the system, in ${new Intl.DisplayNames('en', { type: 'language' }).of(language)}.

## Sample messages

${texts.samples.length > 0 ? texts.samples.map(quoted).join('\n\n') : missing}

A message of a program carries the brand's name; how to stop, on the first one and at least every 30 days; and how to get help, at
least monthly.

## Confirmation of an opt-in

${quoted(texts.confirmation)}

## Request to confirm a sign-up on a page

${quoted(texts.request)}

## Answer to STOP

${quoted(texts.stop)}

## Answer to HELP

${quoted(texts.help)}
`
}
