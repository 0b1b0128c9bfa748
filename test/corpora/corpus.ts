import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a message of the corpora means, as the people who wrote it labelled it. */
export type Label = 'stop' | 'start' | 'help' | 'yes' | 'unsure' | 'other'

/** A labelled message. */
export interface Message {
  language: string
  label: Label
  /** Bare keywords, ordinary language, near misses, and ordinary replies. */
  class: 'keyword' | 'language' | 'near' | 'ordinary'
  text: string
}

export const LANGUAGES = ['en', 'es', 'fr', 'pt', 'mixed'] as const

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }

/** The messages that words and phrases were tuned on. */
export function devCorpus(): Message[] {
  const written = LANGUAGES.flatMap((language) =>
    linesOf(join('dev', `${language}.tsv`)).map((line) => messageOf(language, line.split('\t'))),
  )
  return [...written, ...withLanguages(join('dev', 'extra.tsv'))]
}

/** The messages that nothing is ever tuned on. */
export function blindCorpus(): Message[] {
  return withLanguages('blind.tsv')
}

function withLanguages(file: string): Message[] {
  return linesOf(file).map((line) => {
    const [language = '', ...rest] = line.split('\t')
    return messageOf(language, rest)
  })
}

function linesOf(file: string): string[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function messageOf(language: string, fields: readonly string[]): Message {
  const [label, kind, text = ''] = fields
  return { language, label: label as Label, class: kind as Message['class'], text: unescaped(text) }
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code?: string, letter = '') =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[letter] ?? letter),
  )
}
