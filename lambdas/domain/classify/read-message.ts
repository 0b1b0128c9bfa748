import type { Tenant } from '../tenant/definitions.ts'
import { weigh } from './cues.ts'
import { isQuestion } from './cues-of.ts'
import { decide } from './decide.ts'
import { programStoppedByName } from './programs.ts'
import { isBareStop, readOtherKeyword, readStopKeyword } from './read-keywords.ts'
import { readPhrases } from './read-phrases.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { type Token, tokensOf } from './tokens.ts'
import { STOP_WORDS, wordsOf } from './words.ts'

export type { Meaning, Reading, ReadingContext } from './reading.ts'

const NOTHING_KNOWN: ReadingContext = {}

/** Reads any body whatever, and says why: keywords first, then phrases, then the weight of single words (OUT-1 to OUT-4). */
export function readMessage(body: string, tenant: Tenant, context: ReadingContext = NOTHING_KNOWN): Reading {
  const written = wordsOf(body)
  const tokens = tokensOf(body)
  return (
    readStop(written, tokens, tenant, context) ??
    readProgramName(body, written, tenant) ??
    readKeyword(written, tokens, tenant, context) ??
    readLanguage(body, tokens, context)
  )
}

/** Whether a body is a stop for whatever tenant, by the words that no definition can change. */
export function isStopForAnyone(body: string): boolean {
  const tokens = tokensOf(body)
  const stop =
    readStop(wordsOf(body), tokens, null, NOTHING_KNOWN) ?? readLanguage(body, tokens, NOTHING_KNOWN)
  return stop.kind === 'stop'
}

/** Word for word first, then as the words were meant: misspelt, stretched, spelt out. */
function readStop(
  written: readonly string[],
  tokens: readonly Token[],
  tenant: Tenant | null,
  context: ReadingContext,
): Reading | undefined {
  if (isBareStop(written)) return readStopKeyword(written, tenant, context)
  return readStopKeyword(written, tenant, context) ?? readStopKeyword(meantWords(tokens), tenant, context)
}

/** A stop word and a program's name stop that program alone (OUT-4). */
function readProgramName(body: string, words: readonly string[], tenant: Tenant): Reading | undefined {
  const program = programStoppedByName(body, tenant)
  return program === undefined ? undefined : { kind: 'stop', program, rule: 'keyword and name', words }
}

/** Nothing that holds a stop word, quoted or not, is read as a start, a help or a yes (OUT-3). */
function readKeyword(
  written: readonly string[],
  tokens: readonly Token[],
  tenant: Tenant,
  context: ReadingContext,
): Reading | undefined {
  const reading =
    readOtherKeyword(written, tenant, context) ?? readOtherKeyword(meantWords(tokens), tenant, context)
  const stops = written.filter((word) => STOP_WORDS.has(word))
  if (!reading || stops.length === 0) return reading
  return { kind: 'unsure', rule: 'keyword beside a quoted stop', words: stops }
}

function readLanguage(body: string, tokens: readonly Token[], context: ReadingContext): Reading {
  const phrases = readPhrases(tokens)
  return decide(tokens, phrases, weigh(phrases.rest, isQuestion(body)), context)
}

function meantWords(tokens: readonly Token[]): string[] {
  return tokens.filter(({ word }) => /[\p{L}\p{N}]/u.test(word)).map(({ word }) => word.toUpperCase())
}
