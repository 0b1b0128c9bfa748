import { html } from 'hono/html'

const WORDS: readonly (readonly [string, string])[] = [
  [
    'Program',
    'One kind of messages that people sign up for. Consent to one program is no consent to another.',
  ],
  ['Opt-in', 'The person’s consent to the messages of a program.'],
  [
    'Stop',
    'The person’s wish to get no more messages: of one program, or of the whole brand. It ends every consent that was given before it.',
  ],
  ['Implied consent', 'The person wrote first. It allows an answer in that conversation and nothing else.'],
  [
    'Express consent',
    'The person agreed in so many words or by a clear act, such as texting START. It allows information, no marketing.',
  ],
  [
    'Express written consent',
    'The person agreed in writing or by a signed or equivalent electronic act, having been shown the words quoted. It allows marketing too.',
  ],
  [
    'Keyword',
    'A word that is texted to a number to sign up (START, or a program’s own word), to stop (STOP) or to ask for help (HELP).',
  ],
  ['By whom', 'The person themselves, or who at the brand recorded it. “The system” is the software.'],
  [
    'Date',
    'When it happened, in Coordinated Universal Time (UTC). Where it was recorded later, that is said below it.',
  ],
  [
    'Reply',
    'A text message that answers the person: the confirmation of an opt-in or a stop, the answer to HELP, or one question.',
  ],
  [
    'Message',
    'Any other text message that the brand sent through this software, under what is named beside it.',
  ],
  ['Information, marketing', 'What a message was for. Marketing needs express written consent.'],
  ['Part', 'A long text message travels in several parts, which the phone shows as one.'],
  [
    'Delivered',
    'The carrier reported that the phone took the message. Some carriers report no more than that they accepted it. Neither says that it was read.',
  ],
  [
    'Fingerprint',
    'A number computed from a text (SHA-256). Another text has another one, and no text can be computed from it.',
  ],
  ['Event', 'One entry of the record. Entries are added and never changed.'],
]

/** The words of the page, for somebody who never saw the system. */
export function glossary() {
  return html`<dl class="glossary">${WORDS.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`
}
