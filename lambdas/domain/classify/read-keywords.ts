import type { Tenant } from '../tenant/definitions.ts'
import { HELP_WORDS, START_WORDS, STOP_WORDS, YES_WORDS } from './keywords.ts'
import { SETS } from './phrase-book.ts'
import { programOfKeyword } from './programs.ts'
import type { Reading, ReadingContext } from './reading.ts'

const NONE: ReadonlySet<string> = new Set()
const PLEASE = SETS.get('please') ?? NONE
const FILLER: ReadonlySet<string> = new Set([...PLEASE, ...(SETS.get('polite') ?? NONE)])
/** Please, in more than one word. */
const COURTESIES = ['POR FAVOR', 'S IL VOUS PLAIT', 'S IL TE PLAIT']
/** Words that may as well end an order or an appointment as the messages, unless they stand alone. */
const OF_MANY_THINGS = new Set(['CANCEL', 'CANCELAR'])

/** A stop word and nothing else, its letters spaced or not (OUT-1). */
export function isBareStop(words: readonly string[]): boolean {
  return STOP_WORDS.has(words.join(' ')) || STOP_WORDS.has(words.join(''))
}

/** Nothing but keywords and polite filler, a stop word among them (OUT-3), or a stop word and one program (OUT-4). */
export function readStopKeyword(
  words: readonly string[],
  tenant: Tenant | null,
  { asked }: ReadingContext,
): Reading | undefined {
  if (isBareStop(words)) return stopBy('keyword', null, words)
  const program = tenant && programStopped(withoutFiller(words, PLEASE), tenant)
  if (program) return stopBy('keyword and program', program, words)
  const told = withoutFiller(pairsJoined(words), FILLER)
  const stops = told.filter((word) => STOP_WORDS.has(word))
  if (stops.length === 0 || !told.every((word) => isKeyword(word, tenant))) return undefined
  const unclear = told.every((word) => OF_MANY_THINGS.has(word)) && asked !== 'question'
  if (unclear && told.length < words.length)
    return { kind: 'unsure', rule: 'keyword of many meanings', words }
  return stopBy('keyword', null, stops)
}

/** START and YES count bare only; a program's keyword with or without START before it (IN-1, IN-5, HELP-1). */
export function readOtherKeyword(
  words: readonly string[],
  tenant: Tenant,
  { asked }: ReadingContext,
): Reading | undefined {
  const said = withoutFiller(withoutCourtesy(words), PLEASE)
  if (isOneOf(HELP_WORDS, said)) return { kind: 'help', rule: 'keyword', words: said }
  if (isOneOf(YES_WORDS, asked === 'request' ? said : words))
    return { kind: 'yes', rule: 'keyword', words: said }
  return readStart(words, tenant)
}

function isOneOf(keywords: ReadonlySet<string>, [first, ...more]: readonly string[]): boolean {
  return first !== undefined && more.length === 0 && keywords.has(first)
}

function readStart(words: readonly string[], tenant: Tenant): Reading | undefined {
  const [keyword, ...more] = START_WORDS.has(words[0] ?? '') ? words.slice(1) : words
  const isStart = keyword === undefined && words.length > 0
  if (isStart) return { kind: 'start', program: null, rule: 'keyword', words }
  const program = more.length === 0 ? programOfKeyword(keyword, tenant) : undefined
  return program === undefined ? undefined : { kind: 'start', program, rule: 'keyword of a program', words }
}

/** A stop word and a program's keyword, in either order and nothing else, stop that program alone (OUT-4). */
function programStopped(words: readonly string[], tenant: Tenant): string | undefined {
  if (STOP_WORDS.has(words.slice(0, -1).join(' '))) return programOfKeyword(words.at(-1), tenant)
  if (STOP_WORDS.has(words.slice(1).join(' '))) return programOfKeyword(words[0], tenant)
  return undefined
}

function stopBy(rule: string, program: string | null, words: readonly string[]): Reading {
  return { kind: 'stop', program, rule, words }
}

/** The words without a courtesy that begins or ends them. */
function withoutCourtesy(words: readonly string[]): readonly string[] {
  const said = words.join(' ')
  const courtesy = COURTESIES.find((each) => said.startsWith(`${each} `) || said.endsWith(` ${each}`))
  return courtesy === undefined ? words : said.replace(courtesy, '').trim().split(' ')
}

function withoutFiller(words: readonly string[], filler: ReadonlySet<string>): string[] {
  return words.filter((word) => isAnyKeyword(word) || !filler.has(word.toLowerCase()))
}

function pairsJoined(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const pair = `${word} ${words[at + 1] ?? ''}`
    if (STOP_WORDS.has(pair)) return [pair]
    return STOP_WORDS.has(`${words[at - 1] ?? ''} ${word}`) ? [] : [word]
  })
}

function isKeyword(word: string, tenant: Tenant | null): boolean {
  return isAnyKeyword(word) || (tenant !== null && programOfKeyword(word, tenant) !== undefined)
}

function isAnyKeyword(word: string): boolean {
  return [STOP_WORDS, START_WORDS, YES_WORDS, HELP_WORDS].some((words) => words.has(word))
}
