import { HELP_WORDS, KEYWORDS, START_WORDS, STOP_WORDS, YES_WORDS } from '../../core/keywords.ts'
import type { Tenant } from '../../tenant/definitions.ts'
import { wordsOfClass } from '../grammar/lexicon.ts'
import type { Reading } from '../reading.ts'
import { partsOf } from './glued.ts'
import { isOwnWord, isProgramWord, programHolding, programOfKeyword, programOfName } from './program-words.ts'

const COURTESIES: ReadonlySet<string> = upperCase('courtesy')
/** What people put round a stop word without saying anything else. */
const FILLERS: ReadonlySet<string> = upperCase('courtesy', 'filler', 'texts', 'topic')
/** What people put round a yes. */
const ASSENTS: ReadonlySet<string> = upperCase('courtesy', 'assent')
/** Stop words that in company may as well mean an order or an appointment. */
const OF_MANY_THINGS: ReadonlySet<string> = new Set(
  'CANCEL END REMOVE QUIT REVOKE CANCELAR SALIR SAIR'.split(' '),
)
const TALK: ReadonlySet<string> = new Set([
  ...[...KEYWORDS].flatMap((keyword) => keyword.split(' ')),
  ...FILLERS,
  ...ASSENTS,
])
/** In letters. */
const LONGEST_STOP_WORD = Math.max(...[...STOP_WORDS].map((word) => word.length))
const INVITATION = /^(?=.*\d)[A-Z\d]{4}$/
const DIGITS = /^\d+$/

function upperCase(...names: string[]): Set<string> {
  return new Set(names.flatMap((name) => [...wordsOfClass(name)]).map((word) => word.toUpperCase()))
}

/** What a message of keywords, program words and courtesies asks for; undefined where it says anything else. */
export function readKeywords(words: readonly string[], tenant: Tenant | null): Reading | undefined {
  if (isStopWord(words)) return stop('keyword', null, words)
  const parts = partsOfTalk(words, tenant)
  if (!parts) return undefined
  const said = pairsJoined(parts)
  const stops = said.filter((word) => STOP_WORDS.has(word))
  const rest = said.filter((word) => !STOP_WORDS.has(word) && !isCourtesy(word, tenant))
  return stops.length > 0
    ? readStop(stops, rest, tenant)
    : (readHelpOrYes(said, rest) ?? readStart(rest, tenant))
}

/** One stop word, or its letters one by one. */
function isStopWord(words: readonly string[]): boolean {
  if (words.length > LONGEST_STOP_WORD) return false
  const letters = words.join('')
  return letters.length <= LONGEST_STOP_WORD && (STOP_WORDS.has(letters) || STOP_WORDS.has(words.join(' ')))
}

/** The words that were written together, apart; undefined as soon as one is no keyword talk. */
function partsOfTalk(words: readonly string[], tenant: Tenant | null): string[] | undefined {
  const parts: string[] = []
  for (const word of words) {
    for (const part of partsOf(word, tenant)) {
      if (!isKeywordTalk(part, tenant)) return undefined
      parts.push(part)
    }
  }
  return parts
}

/** Words that mean nothing but what keywords, courtesies and our own names say. */
function isKeywordTalk(word: string, tenant: Tenant | null): boolean {
  return (
    TALK.has(word) || isYes(word) || INVITATION.test(word) || DIGITS.test(word) || isOwnWord(word, tenant)
  )
}

function stop(rule: string, program: string | null, words: readonly string[]): Reading {
  return { kind: 'stop', program, rule, words }
}

/** A stop word beats whatever other keyword stands beside it; with one program's word it stops that program (OUT-3, OUT-4). */
function readStop(
  stops: readonly string[],
  rest: readonly string[],
  tenant: Tenant | null,
): Reading | undefined {
  const isOne = stops.length === 1 && new Set(rest).size === rest.length
  const program = tenant && isOne ? programHolding(rest, tenant) : undefined
  if (program) return stop('keyword and program', program, [...stops, ...rest])
  const isUnclear = stops.every((word) => OF_MANY_THINGS.has(word))
  const others = rest.filter((word) => !KEYWORDS.has(word) && !DIGITS.test(word) && !isOwnWord(word, tenant))
  const meansNothingElse = others.every((word) => FILLERS.has(word) && !isUnclear)
  return meansNothingElse ? stop('keyword', null, stops) : undefined
}

/** HELP stands alone; YES with others of its kind and words of assent (HELP-1, IN-5). */
function readHelpOrYes(said: readonly string[], rest: readonly string[]): Reading | undefined {
  if (rest.length === 0) return undefined
  if (rest.every((word) => HELP_WORDS.has(word))) return { kind: 'help', rule: 'keyword', words: rest }
  const yes = said.filter(isYes)
  const agrees = yes.length > 0 && said.every((word) => isYes(word) || ASSENTS.has(word))
  return agrees ? { kind: 'yes', rule: 'keyword', words: yes } : undefined
}

/** A yes, stretched or not. */
function isYes(word: string): boolean {
  return YES_WORDS.has(word.replace(/(.)\1+/g, '$1'))
}

/** A start word, a program's word after one, or a program's keyword or full name by itself (IN-1). */
function readStart(said: readonly string[], tenant: Tenant | null): Reading | undefined {
  if (!tenant || said.length === 0) return undefined
  const isStarted = START_WORDS.has(said[0] ?? '') && programOfKeyword(said, tenant) === undefined
  const { rest, code } = withoutInvitation(isStarted ? said.slice(1) : said, isStarted)
  const start = { kind: 'start', words: said, ...(code !== undefined && { code }) } as const
  if (isStarted && rest.every((word) => START_WORDS.has(word))) {
    return { ...start, program: null, by: 'start_word', rule: 'keyword' }
  }
  const keyword = programOfKeyword(rest, tenant)
  if (keyword) return { ...start, ...keyword, by: 'keyword', rule: 'keyword of a program' }
  const name = programOfName(rest, tenant, isStarted ? 'optional' : 'needed')
  return name ? { ...start, program: name, by: 'name', rule: 'name of a program' } : undefined
}

/** An invitation's code after a keyword is no part of what is asked (IN-1). */
function withoutInvitation(
  words: readonly string[],
  isStarted: boolean,
): { rest: readonly string[]; code?: string | undefined } {
  const code = words.at(-1) ?? ''
  const isCode = INVITATION.test(code) && (isStarted || words.length > 1)
  return isCode ? { rest: words.slice(0, -1), code } : { rest: words }
}

function isCourtesy(word: string, tenant: Tenant | null): boolean {
  return COURTESIES.has(word) && !KEYWORDS.has(word) && !isProgramWord(word, tenant)
}

function pairsJoined(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const pair = `${word} ${words[at + 1] ?? ''}`
    if (STOP_WORDS.has(pair)) return [pair]
    return STOP_WORDS.has(`${words[at - 1] ?? ''} ${word}`) ? [] : [word]
  })
}
