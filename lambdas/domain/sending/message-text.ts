import { CONTENTS, type Content } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { frequencyPromise, helpContact, helpContacts, programLabel } from '../words/wording.ts'

/** A message with its required content. */
export interface MessageText {
  text: string
  /** The required content in the text, whether appended or already there. */
  carries: Content[]
}

/** Adds missing required content to a message: the brand before it, everything else after it (GATE-11). */
export function messageText(
  body: string,
  due: readonly Content[],
  tenant: Tenant,
  program: Program,
): MessageText {
  const wanted = new Set(due.includes('confirmation') ? [...due, 'opt_out', 'help'] : due)
  const has = (content: Content) => !wanted.has(content) || carriesAlready(content, body, tenant)
  const named = has('brand') || due.includes('confirmation') ? body : `${tenant.brand}: ${body}`
  const appended = [
    ...(due.includes('confirmation') ? [agreed(tenant, program)] : []),
    ...(has('help') ? [] : [`Help: ${helpContact(tenant)}.`]),
    ...(has('opt_out') ? [] : ['Reply STOP to end.']),
  ]
  return { text: [named, ...appended].join(' '), carries: carried([...wanted], body, tenant) }
}

/** The content that was due, and any other content that the body already has. */
function carried(wanted: readonly string[], body: string, tenant: Tenant): Content[] {
  return CONTENTS.filter(
    (content) =>
      wanted.includes(content) || (content !== 'confirmation' && carriesAlready(content, body, tenant)),
  )
}

/** The content of an opt-in confirmation besides help and stop: the program, and that messages recur (IN-9). */
function agreed(tenant: Tenant, program: Program): string {
  return `You're signed up for ${programLabel(tenant, program)}: recurring msgs, ${frequencyPromise(program.frequency)}. Msg & data rates may apply.`
}

/** STOP in capitals, as a reply keyword: "the bus will stop at the end" is not an opt-out instruction. */
const OPT_OUT_WORDS = [
  /\b(?:reply|text|send|Reply|Text|Send|REPLY|TEXT|SEND) ["'“]?STOP\b/,
  /\bSTOP["'”]? (?:to|2) (?:end|stop|cancel|quit|opt ?-?out|unsubscribe)\b/,
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
