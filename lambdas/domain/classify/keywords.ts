/**
 * The keywords, as they look after `wordsOf`: upper case, no accents (OUT-1, IN-1, IN-5, HELP-1).
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

/** Every keyword there is, whatever it asks for. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  [STOP_WORDS, START_WORDS, YES_WORDS, HELP_WORDS].flatMap((words) => [...words]),
)

/** Whether a word means something already, so that no program may take it for its own. */
export function isReservedWord(word: string): boolean {
  return KEYWORDS.has(word)
}
