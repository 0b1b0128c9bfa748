import type { Frequency } from '../../tenant/definitions.ts'

/** The words of every text that we send, in one language; each text must fit one part (CTA-3, LANG-1). */
export interface TextWords {
  or: string
  /** The promise of GATE-8: "up to 4 msgs/month". */
  frequency: (frequency: Frequency) => string
  /** Where a text names programs of different frequencies. */
  frequencyVaries: string
  /** In place of names that do not fit: "Acme (3 programs)". */
  programs: (brand: string, count: number) => string
  /** IN-9. */
  confirmed: (names: string, frequency: string, contact: string) => string
  /** OUT-6: one program, and everything. */
  stoppedProgram: (name: string) => string
  stoppedAll: (brand: string) => string
  /** OUT-6: how to come back, by a word or on a page. */
  comeBackBy: (word: string) => string
  comeBackAt: (url: string) => string
  /** OUT-6: to a person who was in several programs, which to keep. */
  keepBy: (words: string) => string
  /** OUT-9: further words, after a confirmation. */
  also: (words: string) => string
  /** GATE-10: about a program for codes. */
  codesHelp: (name: string) => string
  codesAsk: (name: string) => string
  /** HELP-1. */
  help: (brand: string, contacts: string) => string
  /** IN-1: the word gives less than the program needs. IN-2: the number takes no opt-in by text. */
  wordRefused: (brand: string, url: string) => string
  numberRefused: (brand: string, url: string) => string
  /** IN-1: the ways to join. */
  wordFor: (word: string, name: string) => string
  joinBy: (brand: string, words: string) => string
  joinOthersAt: (url: string) => string
  joinAt: (brand: string, url: string) => string
  /** OUT-2: the one question. */
  question: (brand: string) => string
  /** IN-4: the request, and the code. */
  request: (names: string, frequency: string) => string
  signUpCode: (brand: string, code: string, names: string) => string
  /** The code of the preferences page. */
  preferencesCode: (brand: string, code: string) => string
  /** What the sending gate appends (GATE-11). */
  appendedConfirmation: (name: string, frequency: string) => string
  appendedHelp: (contact: string) => string
  appendedStop: string
}
