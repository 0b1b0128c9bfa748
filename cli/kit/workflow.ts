import { levelNeeded } from '../../lambdas/domain/core/level.ts'
import { type Circumstances, canGive, ceilingOf } from '../../lambdas/domain/core/medium.ts'
import { WAYS, type Way } from '../../lambdas/domain/core/vocabulary.ts'
import { writtenContacts } from '../../lambdas/domain/words/call-to-action.ts'
import { callToActionWords } from '../../lambdas/domain/words/call-to-action-words.ts'
import { kitWordsOf } from '../../lambdas/domain/words/kit/kit-words.ts'
import { writtenNumber } from '../../lambdas/domain/words/written-number.ts'
import { scanned } from '../../lambdas/pages/kit/offer.ts'
import type { RegistrationFile } from '../registration/schema.ts'
import { programTexts } from './messages.ts'
import { labelOf, type Piece, quoted, textFor } from './piece.ts'

const KINDS = {
  conversational: 'conversation',
  informational: 'information, no marketing',
  promotional: 'marketing',
} as const

/** How people opt in to a program, for a carrier's reviewer: the ways, the words, the texts that follow (CTA-5). */
export function workflow(piece: Piece, registration: RegistrationFile): string {
  const { tenant, program, language } = piece
  const texts = programTexts(piece, registration)
  const { count } = callToActionWords.en
  return `# How people opt in to ${labelOf(piece)}

| | |
| --- | --- |
| Brand | ${tenant.brand} |
| Sent from | ${writtenNumber(program.number)} |
| Content | ${program.type === 'otp' ? 'one-time passcodes' : KINDS[program.messageClass]}: ${program.description} |
| Frequency | ${count(program.frequency)} |
| Customer care | ${writtenContacts(tenant, 'en')} |
| Terms | ${tenant.links.terms} |
| Privacy | ${tenant.links.privacy} |
| Sign-up page | ${tenant.links.signUp} |
| Language of the words below | ${new Intl.DisplayNames('en', { type: 'language' }).of(language)} |

Consent to this program is asked for separately from anything else, no box is checked beforehand, and customers do not have to agree in order to
buy. Opt-in data is shared with no third party.

${WAYS.map((way) => wayOf(piece, way)).join('\n')}
## What people get

After a sign-up on a page, before anything is sent:

${quoted(texts.request)}

When they are signed up:

${quoted(texts.confirmation)}

## How people stop and get help

STOP, END, QUIT, CANCEL, UNSUBSCRIBE, OPT OUT, REVOKE and the like, and plain words such as "please stop texting me", stop all
messages of ${tenant.brand} at once. The one answer:

${quoted(texts.stop)}

HELP and INFO are answered whoever asks:

${quoted(texts.help)}

## What is kept

For each consent: the number, the program, the time, the way, and the exact words under their id; where the way has them also the
person's name, the IP address and browser, the number of the form, and who collected it. Records are kept until at least
${tenant.retentionMonths} months after the person stops.
`
}

function wayOf(piece: Piece, way: Way): string {
  const { tenant, program } = piece
  const { ways } = kitWordsOf({ language: 'en' })
  const { id, text, medium } = textFor(piece, way)
  const circumstances: Circumstances = { advertised: program.advertised, action: null }
  const level = ceilingOf(medium, circumstances).highest
  const enough = canGive(medium, levelNeeded(program.messageClass), circumstances)
  return `## ${ways.names[way]}

${whatHappens(piece, way)}

${quoted(text)}

Text id \`${id}\`, medium \`${medium}\`, level at most \`${level}\`${enough ? '' : `: not enough for the messages of this program, which need \`${levelNeeded(program.messageClass)}\`; the person is also asked to sign up at ${tenant.links.signUp}`}.
`
}

function whatHappens({ tenant, program, language }: Piece, way: Way): string {
  const { ways } = kitWordsOf({ language: 'en' })
  if (way === 'web_form') return `${ways.does[way]} ${ways.confirmed[program.confirmation]}`
  if (way !== 'keyword') return ways.does[way]
  const { word } = scanned(tenant, program, language)
  return word === undefined
    ? ways.posterOnly
    : `${ways.does.keyword} The word is ${word}, texted to ${writtenNumber(program.number)}.`
}
