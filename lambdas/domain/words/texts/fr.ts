import type { TextWords } from './text-words.ts'

const RATES = 'Frais de msgs/données possibles.'
const PERIODS = { day: '/jour', week: '/semaine', month: '/mois', request: ' par demande' }

/** The texts in the French of Canada. */
export const fr: TextWords = {
  or: ' ou ',
  frequency({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'msg' : 'msgs'}${PERIODS[per]}`
    return per === 'request' ? count : `jusqu'à ${count}`
  },
  frequencyVaries: 'fréquence variable',
  programs: (brand, count) => `${brand} (${count} programmes)`,
  confirmed: (names, frequency, contact) =>
    `${names}: inscription confirmée. Msgs récurrents, ${frequency}. ${RATES} Aide: ${contact}. STOP: annuler.`,
  stoppedProgram: (name) => `${name}: désabonnement confirmé, vous ne recevrez plus ces messages.`,
  stoppedAll: (brand) => `${brand}: désabonnement confirmé, vous ne recevrez plus de messages.`,
  comeBackBy: (word) => `Répondez ${word} pour vous réabonner.`,
  comeBackAt: (url) => `Pour vous réabonner: ${url}`,
  keepBy: (words) => `Pour en garder, répondez ${words}.`,
  also: (words) => ` Aussi: ${words}`,
  codesHelp: (name) => `${name}: répondez AIDE.`,
  codesAsk: (name) => `${name}: demandez un autre code, ou AIDE.`,
  help: (brand, contacts) =>
    `${brand}: pour obtenir de l'aide: ${contacts}. ${RATES} Répondez STOP pour annuler.`,
  wordRefused: (brand, url) => `${brand}: ce mot ne permet pas de vous inscrire ici. Inscription: ${url}`,
  numberRefused: (brand, url) =>
    `${brand}: un texto à ce numéro ne permet pas de vous inscrire. Inscription: ${url}`,
  wordFor: (word, name) => `${word} pour ${name}`,
  joinBy: (brand, words) => `${brand}: pour recevoir nos textos, répondez ${words}.`,
  joinOthersAt: (url) => ` Autres: ${url}`,
  joinAt: (brand, url) => `${brand}: pour recevoir nos textos, inscrivez-vous: ${url}`,
  question: (brand) =>
    `${brand}: nous n'avons pas bien compris. Répondez STOP pour annuler tous les messages, HELP pour obtenir de l'aide.`,
  request: (names, frequency) =>
    `${names}: répondez OUI pour vous inscrire. Msgs récurrents, ${frequency}. ${RATES} HELP: aide. STOP: annuler.`,
  signUpCode: (brand, code, names) =>
    `${brand}: ${code} est votre code d'inscription à ${names}. Ne le partagez pas. ${RATES} STOP pour annuler.`,
  preferencesCode: (brand, code) =>
    `${brand}: ${code} est votre code pour gérer vos préférences. Il expire dans 10 minutes. Ne le partagez pas.`,
  appendedConfirmation: (name, frequency) =>
    `Inscription confirmée à ${name}: msgs récurrents, ${frequency}. ${RATES}`,
  appendedHelp: (contact) => `Aide: ${contact}.`,
  appendedStop: 'Répondez STOP pour annuler.',
}
