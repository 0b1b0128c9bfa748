import type { TextWords } from './text-words.ts'

const RATES = 'Msg & data rates may apply.'

/** The texts in American English. */
export const en: TextWords = {
  or: ' or ',
  frequency({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'msg' : 'msgs'}`
    return per === 'request' ? `${count} per request` : `up to ${count}/${per}`
  },
  frequencyVaries: 'frequency varies',
  programs: (brand, count) => `${brand} (${count} programs)`,
  confirmed: (names, frequency, contact) =>
    `${names}: you're signed up. Recurring msgs, ${frequency}. ${RATES} Help: ${contact}. Reply STOP to end.`,
  stoppedProgram: (name) => `${name}: you're unsubscribed and will get no more of these messages.`,
  stoppedAll: (brand) => `${brand}: you're unsubscribed and will get no more messages.`,
  comeBackBy: (word) => `Reply ${word} to resubscribe.`,
  comeBackAt: (url) => `To resubscribe: ${url}`,
  keepBy: (words) => `To keep any, reply ${words}.`,
  also: (words) => ` Also: ${words}`,
  codesHelp: (name) => `${name}: reply HELP.`,
  codesAsk: (name) => `${name}: ask for a new code, or HELP.`,
  help: (brand, contacts) => `${brand}: for help, contact ${contacts}. ${RATES} Reply STOP to end.`,
  wordRefused: (brand, url) => `${brand}: that word can't sign you up here. Sign up at ${url}`,
  numberRefused: (brand, url) => `${brand}: a text to this number can't sign you up. Sign up at ${url}`,
  wordFor: (word, name) => `${word} for ${name}`,
  joinBy: (brand, words) => `${brand}: to get our texts, reply ${words}.`,
  joinOthersAt: (url) => ` For more, sign up at ${url}`,
  joinAt: (brand, url) => `${brand}: to get our texts, sign up at ${url}`,
  question: (brand) =>
    `${brand}: we are not sure what you meant. Reply STOP to stop all messages, HELP for help.`,
  request: (names, frequency) =>
    `${names}: reply YES to sign up. Recurring msgs, ${frequency}. ${RATES} HELP for help, STOP to stop.`,
  signUpCode: (brand, code, names) =>
    `${brand}: ${code} is your code to sign up for ${names}. Don't share it. ${RATES} Reply STOP to stop.`,
  preferencesCode: (brand, code) =>
    `${brand}: ${code} is your code to manage your text preferences. It expires in 10 minutes. Don't share it.`,
  appendedConfirmation: (name, frequency) =>
    `You're signed up for ${name}: recurring msgs, ${frequency}. ${RATES}`,
  appendedHelp: (contact) => `Help: ${contact}.`,
  appendedStop: 'Reply STOP to end.',
}
