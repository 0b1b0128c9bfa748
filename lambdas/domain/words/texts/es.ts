import type { TextWords } from './text-words.ts'

const RATES = 'Aplican tarifas de msjs/datos.'
const PERIODS = { day: 'al día', week: 'a la semana', month: 'al mes', request: 'por solicitud' }

/** The texts in the Spanish of the United States. */
export const es: TextWords = {
  or: ' o ',
  frequency({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'msj' : 'msjs'} ${PERIODS[per]}`
    return per === 'request' ? count : `hasta ${count}`
  },
  frequencyVaries: 'frecuencia variable',
  programs: (brand, count) => `${brand} (${count} programas)`,
  confirmed: (names, frequency, contact) =>
    `${names}: ya se ha suscrito. Msjs recurrentes, ${frequency}. ${RATES} Ayuda: ${contact}. STOP: cancelar.`,
  stoppedProgram: (name) => `${name}: se dio de baja y ya no le enviaremos estos mensajes.`,
  stoppedAll: (brand) => `${brand}: se dio de baja y ya no le enviaremos mensajes.`,
  comeBackBy: (word) => `Responda ${word} para volver a suscribirse.`,
  comeBackAt: (url) => `Para volver a suscribirse: ${url}`,
  keepBy: (words) => `Para conservar alguno, responda ${words}.`,
  also: (words) => ` También: ${words}`,
  codesHelp: (name) => `${name}: responda AYUDA.`,
  codesAsk: (name) => `${name}: pida otro código, o AYUDA.`,
  help: (brand, contacts) =>
    `${brand}: para recibir ayuda: ${contacts}. ${RATES} Responda STOP para cancelar.`,
  wordRefused: (brand, url) => `${brand}: con esa palabra no puede suscribirse. Hágalo en ${url}`,
  numberRefused: (brand, url) =>
    `${brand}: no puede suscribirse con un mensaje a este número. Hágalo en ${url}`,
  wordFor: (word, name) => `${word} para ${name}`,
  joinBy: (brand, words) => `${brand}: para recibir nuestros mensajes, responda ${words}.`,
  joinOthersAt: (url) => ` Otros: ${url}`,
  joinAt: (brand, url) => `${brand}: para recibir nuestros mensajes, visite ${url}`,
  question: (brand) =>
    `${brand}: no entendimos bien su mensaje. Responda STOP para cancelar todos los mensajes, HELP para recibir ayuda.`,
  request: (names, frequency) =>
    `${names}: responda SÍ para suscribirse. Msjs recurrentes, ${frequency}. ${RATES} HELP: ayuda. STOP: cancelar.`,
  signUpCode: (brand, code, names) =>
    `${brand}: ${code} es su código para suscribirse a ${names}. No lo comparta. ${RATES} STOP para cancelar.`,
  preferencesCode: (brand, code) =>
    `${brand}: ${code} es su código para administrar sus preferencias. Vence en 10 minutos. No lo comparta.`,
  appendedConfirmation: (name, frequency) =>
    `Ya se ha suscrito a ${name}: msjs recurrentes, ${frequency}. ${RATES}`,
  appendedHelp: (contact) => `Ayuda: ${contact}.`,
  appendedStop: 'Responda STOP para cancelar.',
}
