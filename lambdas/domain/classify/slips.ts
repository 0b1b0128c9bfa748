import { STOP_WORDS } from '../core/keywords.ts'

const KEYBOARD = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM']
const SHORTEST = 4
/** Real words of our languages that are one key away from a stop word. */
const REAL_WORDS: ReadonlySet<string> = new Set(
  'ADRET AFRETE ALGO APTO ATOP BAHA BAKA BANA GAJA HAJA LARE NAJA PADE PARD PARR PARS PATE QUOT RENOVE RETENER REVOIE REVOLE SAID SAIE SAIT SALID SALIE SALIT SAUR VAJA'.split(
    ' ',
  ),
)

const SLIPS: ReadonlyMap<string, string> = new Map(
  [...STOP_WORDS]
    .filter((word) => word.length >= SHORTEST && !word.includes(' '))
    .flatMap((word) => slipsOf(word).map((slip): [string, string] => [slip, word]))
    .filter(([slip]) => !STOP_WORDS.has(slip) && !REAL_WORDS.has(slip)),
)

/** The stop word that a word one neighboring key off was meant for: "Stoo", "Dtop" (OUT-1). */
export function stopWordMeant(word: string): string | undefined {
  return SLIPS.get(word)
}

function slipsOf(word: string): string[] {
  return [...word].flatMap((letter, at) =>
    neighborsOf(letter).map((neighbor) => word.slice(0, at) + neighbor + word.slice(at + 1)),
  )
}

/** The keys round a key; each row of a keyboard is set off by half a key. */
function neighborsOf(letter: string): string[] {
  const row = KEYBOARD.findIndex((keys) => keys.includes(letter))
  const at = KEYBOARD[row]?.indexOf(letter) ?? 0
  const around: [row: number, at: number][] = [
    ...([
      [row, at - 1],
      [row, at + 1],
    ] as [number, number][]),
    ...([
      [row - 1, at],
      [row - 1, at + 1],
    ] as [number, number][]),
    ...([
      [row + 1, at - 1],
      [row + 1, at],
    ] as [number, number][]),
  ]
  return around.flatMap(([row, at]) => KEYBOARD[row]?.[at] ?? [])
}
