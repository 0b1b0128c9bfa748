const english = [
  'STOP',
  'STOPALL',
  'STOP ALL',
  'QUIT',
  'END',
  'REVOKE',
  'OPT OUT',
  'OPT-OUT',
  'OPTOUT',
  'CANCEL',
]
const englishToo = ['UNSUBSCRIBE', 'UNSUB', 'REMOVE', 'TD']
const french = ['ARRET', 'ARRÊT', 'ARRETE']
const spanish = ['ALTO', 'PARE', 'BAJA', 'CANCELAR', 'DETENER', 'SALIR']
const portuguese = ['PARAR', 'SAIR']

/** The words that stop, as the rule lists them, independent of the code that reads them. */
export const stopWords: readonly string[] = [...english, ...englishToo, ...french, ...spanish, ...portuguese]
