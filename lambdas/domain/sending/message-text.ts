import { CONTENTS, type Content, type TextLanguage } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { inLanguage } from '../tenant/page-language.ts'
import { inGsm7 } from '../words/gsm7.ts'
import { textWords } from '../words/texts/texts.ts'
import { helpContact, helpContacts, programLabel } from '../words/wording.ts'

/** A message with its required content. */
export interface MessageText {
  text: string
  /** The required content in the text, whether appended or already there. */
  carries: Content[]
}

/** For whom a message is: the brand and program that send it, and the person's language. */
export interface MessageFor {
  tenant: Tenant
  program: Program
  language: TextLanguage
}

/**
 * Adds missing required content to a message, in the person's language: the brand before it, everything else after it
 * (GATE-11, LANG-1). What is added is GSM-7, so that it does not make the message longer than its own words do.
 */
export function messageText(
  body: string,
  due: readonly Content[],
  { tenant, program, language }: MessageFor,
): MessageText {
  const words = textWords[language]
  const wanted = new Set(due.includes('confirmation') ? [...due, 'opt_out', 'help'] : due)
  const has = (content: Content) => !wanted.has(content) || carriesAlready(content, body, tenant)
  const named = has('brand') || due.includes('confirmation') ? body : `${tenant.brand}: ${body}`
  const appended = [
    ...(due.includes('confirmation') ? [agreed({ tenant, program, language })] : []),
    ...(has('help') ? [] : [words.appendedHelp(helpContact(tenant))]),
    ...(has('opt_out') ? [] : [words.appendedStop]),
  ]
  const added = appended.map(inGsm7)
  return { text: [named, ...added].join(' '), carries: carried([...wanted], body, tenant) }
}

/** The content that was due, and any other content that the body already has. */
function carried(wanted: readonly string[], body: string, tenant: Tenant): Content[] {
  return CONTENTS.filter(
    (content) =>
      wanted.includes(content) || (content !== 'confirmation' && carriesAlready(content, body, tenant)),
  )
}

/** The content of an opt-in confirmation besides help and stop: the program, and that messages recur (IN-9). */
function agreed({ tenant, program, language }: MessageFor): string {
  const words = textWords[language]
  const name = programLabel(tenant, inLanguage(program, language))
  return words.appendedConfirmation(name, words.frequency(program.frequency))
}

/** A stop word in capitals, as a reply keyword: "the bus will stop at the end" is not an opt-out instruction. */
const OPT_OUT_WORDS = [
  /\b(?:reply|text|send|Reply|Text|Send|REPLY|TEXT|SEND) ["'“]?STOP\b/,
  /\bSTOP["'”]? (?:to|2) (?:end|stop|cancel|quit|opt ?-?out|unsubscribe)\b/,
  /(?<!\p{L})(?:[Rr]esponda|[Rr]esponde|[Ee]nv[ií][ea]|[Tt]extee|[Rr]épondez|[Rr]éponds|[Tt]extez|[Ee]nvoyez|[Ee]nvie) ["'“«]?\s?(?:STOP|ALTO|ARRET|ARRÊT|SAIR|PARAR)(?!\p{L})/u,
  /(?<!\p{L})(?:STOP|ALTO|ARRET|ARRÊT|SAIR|PARAR)["'”»]? (?:para|pour) (?:cancelar|parar|sair|salir|dejar|annuler|arr[eê]ter|vous)(?!\p{L})/u,
]

/** Whether the caller's own text has this content. If in doubt it does not: better twice than not at all. */
function carriesAlready(content: Content, body: string, tenant: Tenant): boolean {
  switch (content) {
    case 'brand':
      return names(tenant.brand, body)
    case 'opt_out':
      return OPT_OUT_WORDS.some((words) => words.test(body))
    case 'help':
      return helpContacts(tenant, '\n')
        .split('\n')
        .some((contact) => names(contact, body))
    case 'confirmation':
      return false
  }
}

/** Whether a text contains a name on its own, not as part of a longer name or address. */
function names(name: string, text: string): boolean {
  const parts = folded(text).split(folded(name))
  return parts.slice(1).some((after, place) => !GOES_ON.test(after) && !WENT_BEFORE.test(parts[place] ?? ''))
}

const GOES_ON = /^[.@_-]?[\p{L}\p{N}]/u
const WENT_BEFORE = /[\p{L}\p{N}][.@_-]?$/u

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
