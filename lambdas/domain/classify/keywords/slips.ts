import { STOP_WORDS } from '../../core/keywords.ts'

/** Each key of a keyboard, and those round it. */
const KEYS =
  'Q12WA W23QEAS E34WRSD R45ETDF T56RYFG Y67TUGH U78YIHJ I89UOJK O90IPKL P0OL AQWSZ SWEADZX DERSFXC FRTDGCV GTYFHVB HYUGJBN JUIHKNM KIOJLM LOPK ZASX XSDZC CDFXV VFGCB BGHVN NHJBM MJKN'
const NEIGHBORS = new Map(KEYS.split(' ').map(([key = '', ...round]) => [key, round]))
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
    (NEIGHBORS.get(letter) ?? []).map((neighbor) => word.slice(0, at) + neighbor + word.slice(at + 1)),
  )
}
