import { CONTENTS, type Content } from '../core/vocabulary.ts'
import type { Program, Tenant } from '../tenant/definitions.ts'
import { frequencyPromise, helpContact, helpContacts, programLabel } from '../words/wording.ts'

/** A message with what it must carry. */
export interface MessageText {
  text: string
  /** What it carries, appended or there already. */
  carries: Content[]
}

/** The message with what is missing of what it must carry: the brand before it, everything else behind (GATE-11). */
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

/** What was due, and what the body brought though it was not. */
function carried(wanted: readonly string[], body: string, tenant: Tenant): Content[] {
  return CONTENTS.filter(
    (content) =>
      wanted.includes(content) || (content !== 'confirmation' && carriesAlready(content, body, tenant)),
  )
}

/** What the confirmation of an opt-in says beside help and stop: the program, and that messages recur (IN-9). */
function agreed(tenant: Tenant, program: Program): string {
  return `You're signed up for ${programLabel(tenant, program)}: recurring msgs, ${frequencyPromise(program.frequency)}. Msg & data rates may apply.`
}

/** STOP in capitals, as the word to reply with: "the bus will stop at the end" says nothing of the kind. */
const OPT_OUT_WORDS = [
  /\b(?:reply|text|send|Reply|Text|Send|REPLY|TEXT|SEND) ["'“]?STOP\b/,
  /\bSTOP["'”]? (?:to|2) (?:end|stop|cancel|quit|opt ?-?out|unsubscribe)\b/,
]

/** Whether the caller's own words say it. In doubt they do not: said twice is better than not at all. */
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

/** Whether a text names something by itself, and not as a part of a longer name or address. */
function names(name: string, text: string): boolean {
  const parts = folded(text).split(folded(name))
  return parts.slice(1).some((after, place) => !GOES_ON.test(after) && !WENT_BEFORE.test(parts[place] ?? ''))
}

const GOES_ON = /^[.@_-]?[\p{L}\p{N}]/u
const WENT_BEFORE = /[\p{L}\p{N}][.@_-]?$/u

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
