import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../lambdas/domain/classify/reading.ts'

/** A message of the corpora. */
export interface Message {
  language: string
  text: string
  /** What it means, where the messages of one file mean different things. */
  label: string | null
}

/** The files of messages, each with what its messages may be read as. */
export const CORPORA = {
  stops: ['stop', 'unsure'],
  'near-misses': ['other', 'unsure', 'join_request'],
  ordinary: ['other', 'unsure', 'join_request'],
  keywords: ['stop', 'start', 'yes', 'help'],
  automatic: ['automatic', 'other'],
  'join-requests': ['join_request', 'start'],
  yes: ['yes'],
  'own-words': ['stop', 'other', 'automatic', 'unsure'],
} as const satisfies Record<string, readonly Reading['kind'][]>

export type Corpus = keyof typeof CORPORA

export const CORPUS_NAMES = Object.keys(CORPORA) as Corpus[]

/** The messages of a corpus. */
export function corpus(name: Corpus): Message[] {
  return linesOf(name).map((line) => {
    const fields = line.split('\t')
    const [label, language] = fields.length > 2 ? fields : [null, fields[0]]
    return { label: label ?? null, language: language ?? '', text: unescaped(fields.at(-1) ?? '') }
  })
}

/** Texts that companies send, by language: what people react to. */
export function quotedTexts(): { language: string; text: string }[] {
  return linesOf('quoted-texts').map((line) => {
    const [language = '', text = ''] = line.split('\t')
    return { language, text: unescaped(text) }
  })
}

function linesOf(name: string): string[] {
  return readFileSync(join(import.meta.dirname, `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code?: string, letter = '') =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[letter] ?? letter),
  )
}
