import type { Tenant } from '../tenant/definitions.ts'
import { partsOf } from './glued.ts'
import { HELP_WORDS, KEYWORDS, START_WORDS, STOP_WORDS, YES_WORDS } from './keywords.ts'
import { wordsOfClass } from './lexicon.ts'
import { programHolding, programOfKeyword, programOfName } from './program-words.ts'
import type { Reading } from './reading.ts'

const COURTESIES: ReadonlySet<string> = upperCase('courtesy')
/** What people put round a stop word without saying anything else. */
const FILLERS: ReadonlySet<string> = new Set([...COURTESIES, ...upperCase('filler'), ...upperCase('text')])
const INVITATION = /^(?=.*\d)[A-Z\d]{4}$/

function upperCase(name: string): Set<string> {
  return new Set([...wordsOfClass(name)].map((word) => word.toUpperCase()))
}

/** What a message of keywords, program words and courtesies asks for; undefined where it says anything else. */
export function readKeywords(words: readonly string[], tenant: Tenant | null): Reading | undefined {
  if (STOP_WORDS.has(words.join('')) || STOP_WORDS.has(words.join(' '))) return stop('keyword', null, words)
  const said = words.flatMap((word) => partsOf(word, tenant))
  return readStop(pairsJoined(said), tenant) ?? readOthers(said.filter((word) => !isCourtesy(word, tenant)), tenant)
}

function stop(rule: string, program: string | null, words: readonly string[]): Reading {
  return { kind: 'stop', program, rule, words }
}

/** A stop word beats whatever other keyword stands beside it; with one program's word it stops that program (OUT-3, OUT-4). */
function readStop(said: readonly string[], tenant: Tenant | null): Reading | undefined {
  const stops = said.filter((word) => STOP_WORDS.has(word))
  const rest = said.filter((word) => !STOP_WORDS.has(word) && !isCourtesy(word, tenant))
  if (stops.length === 0) return undefined
  const program = tenant && stops.length === 1 ? programHolding(rest, tenant) : undefined
  if (program) return stop('keyword and program', program, [...stops, ...rest])
  const meansNothingElse = rest.every((word) => KEYWORDS.has(word) || FILLERS.has(word) || isProgramWord(word, tenant))
  return meansNothingElse ? stop('keyword', null, stops) : undefined
}

/** HELP, YES and START say nothing beside themselves; a program's word may follow START or stand alone (IN-1). */
function readOthers(said: readonly string[], tenant: Tenant | null): Reading | undefined {
  if (said.length === 0) return undefined
  if (said.every((word) => HELP_WORDS.has(word))) return { kind: 'help', rule: 'keyword', words: said }
  if (said.every((word) => YES_WORDS.has(word.replace(/(.)\1+/g, '$1')))) return { kind: 'yes', rule: 'keyword', words: said }
  return tenant ? readStart(said, tenant) : undefined
}

function readStart(said: readonly string[], tenant: Tenant): Reading | undefined {
  const isStarted = START_WORDS.has(said[0] ?? '') && programOfKeyword(said, tenant) === undefined
  const rest = withoutInvitation(said.slice(isStarted ? 1 : 0), isStarted)
  if (rest.length === 0) return isStarted ? { kind: 'start', program: null, by: 'start_word', rule: 'keyword', words: said } : undefined
  const keyword = programOfKeyword(rest, tenant)
  if (keyword) return { kind: 'start', program: keyword, by: 'keyword', rule: 'keyword of a program', words: said }
  const name = programOfName(rest, tenant, isStarted ? 'optional' : 'needed')
  return name ? { kind: 'start', program: name, by: 'name', rule: 'name of a program', words: said } : undefined
}

/** An invitation's code after a keyword is no part of what is asked (IN-1). */
function withoutInvitation(words: readonly string[], isStarted: boolean): readonly string[] {
  const isCode = INVITATION.test(words.at(-1) ?? '') && (isStarted || words.length > 1)
  return isCode ? words.slice(0, -1) : words
}

function isCourtesy(word: string, tenant: Tenant | null): boolean {
  return COURTESIES.has(word) && !KEYWORDS.has(word) && !isProgramWord(word, tenant)
}

function isProgramWord(word: string, tenant: Tenant | null): boolean {
  return tenant !== null && programHolding([word], tenant) !== undefined
}

function pairsJoined(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const pair = `${word} ${words[at + 1] ?? ''}`
    if (STOP_WORDS.has(pair)) return [pair]
    return STOP_WORDS.has(`${words[at - 1] ?? ''} ${word}`) ? [] : [word]
  })
}
