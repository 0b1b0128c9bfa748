import type { TextWords } from './text-words.ts'

const RATES = 'Sujeito a tarifas de msgs/dados.'
const PERIODS = { day: 'por dia', week: 'por semana', month: 'por mês', request: 'por pedido' }

/** The texts in the Portuguese of Brazil. */
export const pt: TextWords = {
  or: ' ou ',
  frequency({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'msg' : 'msgs'} ${PERIODS[per]}`
    return per === 'request' ? count : `até ${count}`
  },
  frequencyVaries: 'frequência variada',
  programs: (brand, count) => `${brand} (${count} programas)`,
  confirmed: (names, frequency, contact) =>
    `${names}: cadastro feito. Msgs recorrentes, ${frequency}. ${RATES} Ajuda: ${contact}. STOP: cancelar.`,
  stoppedProgram: (name) => `${name}: cadastro cancelado, não enviaremos mais estas mensagens.`,
  stoppedAll: (brand) => `${brand}: cadastro cancelado, não enviaremos mais mensagens.`,
  comeBackBy: (word) => `Responda ${word} para voltar a receber.`,
  comeBackAt: (url) => `Para voltar a receber: ${url}`,
  keepBy: (words) => `Para manter algum, responda ${words}.`,
  also: (words) => ` Também: ${words}`,
  codesHelp: (name) => `${name}: responda AJUDA.`,
  codesAsk: (name) => `${name}: peça outro código, ou AJUDA.`,
  help: (brand, contacts) => `${brand}: para ajuda: ${contacts}. ${RATES} Responda STOP para cancelar.`,
  wordRefused: (brand, url) => `${brand}: essa palavra não faz o cadastro. Cadastre-se em ${url}`,
  numberRefused: (brand, url) =>
    `${brand}: uma mensagem para este número não faz o cadastro. Cadastre-se em ${url}`,
  wordFor: (word, name) => `${word} para ${name}`,
  joinBy: (brand, words) => `${brand}: para receber nossas mensagens, responda ${words}.`,
  joinOthersAt: (url) => ` Outros: ${url}`,
  joinAt: (brand, url) => `${brand}: para receber nossas mensagens, acesse ${url}`,
  question: (brand) =>
    `${brand}: não entendemos bem sua mensagem. Responda STOP para cancelar todas as mensagens, HELP para ajuda.`,
  request: (names, frequency) =>
    `${names}: responda SIM para se cadastrar. Msgs recorrentes, ${frequency}. ${RATES} HELP: ajuda. STOP: cancelar.`,
  signUpCode: (brand, code, names) =>
    `${brand}: ${code} é seu código para se cadastrar em ${names}. Não compartilhe. ${RATES} STOP: cancelar.`,
  preferencesCode: (brand, code) =>
    `${brand}: ${code} é seu código para gerenciar suas preferências. Expira em 10 minutos. Não compartilhe.`,
  appendedConfirmation: (name, frequency) =>
    `Cadastro feito em ${name}: msgs recorrentes, ${frequency}. ${RATES}`,
  appendedHelp: (contact) => `Ajuda: ${contact}.`,
  appendedStop: 'Responda STOP para cancelar.',
}
