/**
 * The keywords, as they look after {@link wordsOf}: upper case, no accents (OUT-1, IN-1, IN-5, HELP-1).
 * No setting removes one.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'STOP,STOP ALL,STOPALL,QUIT,END,REVOKE,OPT OUT,OPTOUT,CANCEL,UNSUBSCRIBE,UNSUB,REMOVE,TD',
    'ARRET,ARRETE',
    'ALTO,PARE,BAJA,CANCELAR,DETENER,SALIR',
    'PARAR,SAIR',
  ].flatMap((line) => line.split(',')),
)

export const START_WORDS: ReadonlySet<string> = new Set(['START', 'UNSTOP'])
export const YES_WORDS: ReadonlySet<string> = new Set(['YES', 'Y', 'SI', 'OUI', 'SIM'])
export const HELP_WORDS: ReadonlySet<string> = new Set(['HELP', 'INFO', 'AYUDA', 'AIDE', 'AJUDA'])

/** Whether a word means something already, so that no program may take it for its own. */
export function isReservedWord(word: string): boolean {
  return [STOP_WORDS, START_WORDS, YES_WORDS, HELP_WORDS].some((words) => words.has(word))
}

/** Accents, and characters that are not seen. */
const MARKS = /\p{M}|\p{Cf}/gu

/** Emoji, some of which are made of letters and digits: keycaps, ℹ️, ™️, 🆗, ㊗️. */
const EMOJI = /[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}|\p{Regional_Indicator}/gu

/**
 * The words of a text, made well-formed first: upper case, accents, punctuation, emoji and broken characters gone.
 * Takes time in proportion to the length of the text.
 */
export function wordsOf(body: string): string[] {
  const plain = body.toWellFormed().replace(EMOJI, ' ').normalize('NFKD').replace(MARKS, '').toUpperCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
