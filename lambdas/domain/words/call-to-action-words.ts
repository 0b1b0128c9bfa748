import type { PageLanguage } from '../core/vocabulary.ts'
import type { Frequency, Program } from '../tenant/definitions.ts'
import { de } from './french.ts'
import { frequencyPromise } from './wording.ts'

/** How somebody is invited to agree: by texting, by the box of the sign-up form, or by that of their own choices. */
export type Way = 'keyword' | 'web_form' | 'preferences_page'

/** What the words of one call-to-action are made of. */
interface Offer {
  brand: string
  number: string
  keyword: string | undefined
  kind: 'code' | 'marketing' | 'other'
}

/** The sentences of a call-to-action in one language. */
export interface CallToActionWords {
  colon: string
  or: string
  agree: (way: Way, offer: Offer) => string
  noCondition: string
  frequency: (promise: string) => string
  /** The promise of GATE-8 as it is registered. */
  promise: (frequency: Frequency) => string
  /** The same, as people say it. */
  often: (frequency: Frequency) => string
  rates: string
  help: (contacts: string) => string
  links: (terms: string, privacy: string) => string
}

/** What each kind of program sends, as its call-to-action names it. */
export function kindOf({ messageClass, type }: Pick<Program, 'messageClass' | 'type'>): Offer['kind'] {
  if (type === 'otp') return 'code'
  return messageClass === 'promotional' ? 'marketing' : 'other'
}

const en: CallToActionWords = {
  colon: ': ',
  or: ' or ',
  agree(way, { brand, number, keyword, kind }) {
    const byText = keyword ? `By texting ${keyword} to ${number}` : 'By signing up'
    const how = {
      keyword: byText,
      web_form: 'By ticking this box and pressing “Sign up”',
      preferences_page: 'By ticking this box and pressing “Save my choices”',
    }[way]
    const what = { code: 'one-time code', marketing: 'automated marketing', other: 'automated' }[kind]
    const where = { keyword: 'you use', web_form: 'you enter', preferences_page: 'you confirmed' }[way]
    return `${how} you agree to receive recurring ${what} text messages from ${brand}, sent from ${number}, at the phone number ${where}.`
  },
  noCondition: 'Consent is not a condition of any purchase.',
  frequency: (promise) => `Message frequency: ${promise}.`,
  promise: frequencyPromise,
  often({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'message' : 'messages'}`
    return per === 'request' ? `${count} for each request` : `up to ${count} a ${per}`
  },
  rates: 'Message and data rates may apply.',
  help: (contacts) => `Reply HELP for help or contact ${contacts}. Reply STOP to stop.`,
  links: (terms, privacy) => `Terms: ${terms} Privacy: ${privacy}`,
}

const es: CallToActionWords = {
  colon: ': ',
  or: ' o ',
  agree(way, { brand, number, keyword, kind }) {
    const byText = keyword ? `Al enviar ${keyword} al ${number}` : 'Al inscribirse'
    const how = {
      keyword: byText,
      web_form: 'Al marcar esta casilla y pulsar «Inscribirme»',
      preferences_page: 'Al marcar esta casilla y pulsar «Guardar mis preferencias»',
    }[way]
    const what = {
      code: 'con códigos de un solo uso',
      marketing: 'automatizados de publicidad',
      other: 'automatizados',
    }[kind]
    const where = { keyword: 'que use', web_form: 'que indique', preferences_page: 'que ha confirmado' }[way]
    return `${how}, acepta recibir mensajes de texto recurrentes ${what} de ${brand}, enviados desde el ${number}, en el número de teléfono ${where}.`
  },
  noCondition: 'Su consentimiento no es condición para ninguna compra.',
  frequency: (promise) => `Frecuencia de los mensajes: ${promise}.`,
  promise: oftenEs,
  often: oftenEs,
  rates: 'Pueden aplicarse tarifas de mensajes y datos.',
  help: (contacts) =>
    `Responda HELP o AYUDA para recibir ayuda, o contacte con ${contacts}. Responda STOP o ALTO para no recibir más.`,
  links: (terms, privacy) => `Términos: ${terms} Privacidad: ${privacy}`,
}

const fr: CallToActionWords = {
  colon: '\u00a0: ',
  or: ' ou ',
  agree(way, { brand, number, keyword, kind }) {
    const byText = keyword ? `En envoyant ${keyword} au ${number}` : 'En vous inscrivant'
    const how = {
      keyword: byText,
      web_form: 'En cochant cette case et en appuyant sur «\u00a0M’inscrire\u00a0»',
      preferences_page: 'En cochant cette case et en appuyant sur «\u00a0Enregistrer mes choix\u00a0»',
    }[way]
    const what = {
      code: 'contenant des codes à usage unique',
      marketing: 'publicitaires automatisés',
      other: 'automatisés',
    }[kind]
    const where = {
      keyword: 'que vous utilisez',
      web_form: 'que vous indiquez',
      preferences_page: 'que vous avez confirmé',
    }[way]
    return `${how}, vous acceptez de recevoir des SMS récurrents ${what} ${de(brand)}, envoyés depuis le ${number}, au numéro de téléphone ${where}.`
  },
  noCondition: 'Votre consentement n’est la condition d’aucun achat.',
  frequency: (promise) => `Fréquence des messages\u00a0: ${promise}.`,
  promise: oftenFr,
  often: oftenFr,
  rates: 'Des frais de messagerie et de données peuvent s’appliquer.',
  help: (contacts) =>
    `Répondez HELP ou AIDE pour obtenir de l’aide, ou contactez ${contacts}. Répondez STOP ou ARRET pour ne plus en recevoir.`,
  links: (terms, privacy) => `Conditions\u00a0: ${terms} Confidentialité\u00a0: ${privacy}`,
}

/** The sentences of a call-to-action in every language that pages are written in. */
export const callToActionWords: Record<PageLanguage, CallToActionWords> = { en, es, fr }

function oftenEs({ messages, per }: Frequency): string {
  const count = `${messages} ${messages === 1 ? 'mensaje' : 'mensajes'}`
  return {
    day: `hasta ${count} al día`,
    week: `hasta ${count} a la semana`,
    month: `hasta ${count} al mes`,
    request: `${count} por solicitud`,
  }[per]
}

function oftenFr({ messages, per }: Frequency): string {
  const count = `${messages} ${messages === 1 ? 'message' : 'messages'}`
  return {
    day: `jusqu’à ${count} par jour`,
    week: `jusqu’à ${count} par semaine`,
    month: `jusqu’à ${count} par mois`,
    request: `${count} par demande`,
  }[per]
}
