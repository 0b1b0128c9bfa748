import type { Tenant } from './definitions.ts'
import { HELP_WORDS, START_WORDS, STOP_WORDS, wordsOf, YES_WORDS } from './words.ts'

/** What a message says about consent. A program of null: the whole brand, or the number's default. */
export type Reading =
  | { kind: 'stop'; program: string | null }
  | { kind: 'start'; program: string | null }
  | { kind: 'yes' }
  | { kind: 'help' }
  | { kind: 'unsure' }
  | { kind: 'other' }

/** Reads any body whatever; a stop word beats every other word (OUT-3). */
export function readMessage(body: string, tenant: Tenant): Reading {
  const words = wordsOf(body)
  return readStop(words, tenant) ?? readKeyword(words, tenant) ?? { kind: 'other' }
}

/** Whether a body is a stop for whatever tenant, by the words that no definition can change. */
export function isStopForAnyone(body: string): boolean {
  return readStopOfAll(wordsOf(body))?.kind === 'stop'
}

function readStop(words: readonly string[], tenant: Tenant): Reading | undefined {
  if (isBareStop(words)) return { kind: 'stop', program: null }
  const program = programStopped(words, tenant)
  return program === undefined ? readStopOfAll(words) : { kind: 'stop', program }
}

/** A stop word and a program's keyword, in either order and nothing else, stop that program alone (OUT-4). */
function programStopped(words: readonly string[], tenant: Tenant): string | undefined {
  if (STOP_WORDS.has(words.slice(0, -1).join(' '))) return programOfKeyword(words.at(-1), tenant)
  if (STOP_WORDS.has(words.slice(1).join(' '))) return programOfKeyword(words[0], tenant)
  return undefined
}

const BEATEN = [START_WORDS, HELP_WORDS]
const NEAR = new Set(['TEXT', 'TEXTS', 'TEXTING', 'MESSAGE', 'MESSAGES', 'MESSAGING', 'ME', 'PLEASE', 'PLS'])
const PLAIN_STOPS = new Set(['STOP', 'UNSUBSCRIBE', 'OPT OUT', 'OPTOUT'])
const REACH = 4

/** Stop, unsure, or nothing of the kind (OUT-1 to OUT-3, in the order of what is surest). */
function readStopOfAll(words: readonly string[]): Reading | undefined {
  const places = stopWordsIn(words)
  if (isBareStop(words)) return { kind: 'stop', program: null }
  if (places.length === 0) return undefined
  const sure =
    places[0]?.at === 0 ||
    words.some((word) => BEATEN.some((keywords) => keywords.has(word))) ||
    places.some(({ word, at }) => PLAIN_STOPS.has(word) && isNear(words, at))
  return sure ? { kind: 'stop', program: null } : { kind: 'unsure' }
}

/** A stop word and nothing else, its letters spaced or not (OUT-1). */
function isBareStop(words: readonly string[]): boolean {
  return STOP_WORDS.has(words.join(' ')) || STOP_WORDS.has(words.join(''))
}

function stopWordsIn(words: readonly string[]): { word: string; at: number }[] {
  return words.flatMap((word, at) => {
    const pair = `${word} ${words[at + 1] ?? ''}`
    const found = STOP_WORDS.has(pair) ? pair : word
    return STOP_WORDS.has(found) ? [{ word: found, at }] : []
  })
}

function isNear(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - REACH), at + REACH + 2).some((word) => NEAR.has(word))
}

/** START and YES count bare only; a program's keyword with or without START before it (IN-1). */
function readKeyword(words: readonly string[], tenant: Tenant): Reading | undefined {
  const [first, ...rest] = words
  if (first === undefined) return undefined
  if (START_WORDS.has(first)) return readStart(rest, tenant)
  if (rest.length > 0) return undefined
  if (HELP_WORDS.has(first)) return { kind: 'help' }
  if (YES_WORDS.has(first)) return { kind: 'yes' }
  const program = programOfKeyword(first, tenant)
  return program === undefined ? undefined : { kind: 'start', program }
}

function readStart(rest: readonly string[], tenant: Tenant): Reading | undefined {
  const [keyword, ...more] = rest
  if (keyword === undefined) return { kind: 'start', program: null }
  const program = more.length === 0 ? programOfKeyword(keyword, tenant) : undefined
  return program === undefined ? undefined : { kind: 'start', program }
}

function programOfKeyword(word: string | undefined, tenant: Tenant): string | undefined {
  return tenant.programs.find(({ keyword }) => keyword !== undefined && keyword === word)?.id
}
