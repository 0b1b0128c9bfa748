import { html } from 'hono/html'

const WORDS: readonly (readonly [string, string])[] = [
  [
    'Program',
    'One kind of messages that people sign up for. Consent to one program is not consent to another.',
  ],
  ['Opt-in', 'The person’s consent to the messages of a program.'],
  [
    'Stop',
    'The person’s request to get no more messages from one program or from the whole brand. It ends every consent that was given before it.',
  ],
  ['Implied consent', 'The person wrote first. It allows only answers in that conversation.'],
  [
    'Express consent',
    'The person clearly agreed in words or by an act, such as texting START. It allows informational messages but not marketing.',
  ],
  [
    'Express written consent',
    'The person agreed in writing or by a signed or equivalent electronic act, after being shown the quoted words. It also allows marketing.',
  ],
  [
    'Keyword',
    'A word that a person texts to a number to sign up (START, or a program’s own word), to stop (STOP) or to ask for help (HELP).',
  ],
  ['By', 'The person, or the staff member who recorded it. “The system” is the software.'],
  [
    'Date',
    'When it happened, in Coordinated Universal Time (UTC). If it was recorded later, that time is shown below it.',
  ],
  [
    'Reply',
    'A text message that answers the person: a request or code to confirm, the confirmation of an opt-in or a stop, the answer to HELP, or a question about what they meant.',
  ],
  [
    'Message',
    'Any other text message that the brand sent through this software, with the entry that allowed it.',
  ],
  ['Informational, marketing', 'The purpose of a message. Marketing needs express written consent.'],
  ['Part', 'A long text message is sent in several parts, which the phone shows as one.'],
  [
    'Delivered',
    'The carrier reported that the phone received the message. Some carriers report only that they accepted it. Neither means that it was read.',
  ],
  [
    'Fingerprint',
    'A number computed from a text (SHA-256). It is practically unique to the text, and the text cannot practically be computed from it.',
  ],
  ['Event', 'One entry of the record. Entries are added and never changed.'],
]

/** Explains the page’s terms to readers who have never seen the system. */
export function glossary() {
  return html`<dl class="glossary">${WORDS.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`
}
