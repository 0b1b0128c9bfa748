import type { PageLanguage, Way } from '../core/vocabulary.ts'
import type { Frequency, Program } from '../tenant/definitions.ts'
import { de } from './french.ts'
import { en as englishTexts } from './texts/en.ts'

/** A page with boxes, whose one disclosure covers the boxes that are checked. */
export type BoxWay = 'web_form' | 'preferences_page'

/** A way by which a person agrees to one program alone. */
export type ProgramWay = Exclude<Way, BoxWay>

/** What the words of one call-to-action are made of. */
interface Offer {
  brand: string
  /** As people write it. */
  number: string
  keyword: string | undefined
  kind: 'code' | 'marketing' | 'other'
}

/** The sentences of a call-to-action in one language. */
export interface CallToActionWords {
  colon: string
  or: string
  /** What a person agrees to in one program, and by what. */
  agree: (way: ProgramWay, offer: Offer) => string
  /** What a person agrees to by checking boxes and selecting the button below them. */
  agreeByBox: (way: BoxWay, brand: string) => string
  /** What differs between boxes: how often, from which number. */
  often: (frequency: Frequency, number: string) => string
  /** How often messages come, as people say it. */
  count: (frequency: Frequency) => string
  /** Beside a box of a promotional program. */
  marketing: string
  noCondition: string
  frequency: (promise: string) => string
  /** Where each box shows its own frequency. */
  frequencyByBox: string
  /** The promise of GATE-8 as it is registered. */
  promise: (frequency: Frequency) => string
  rates: string
  help: (contacts: string) => string
  links: (terms: string, privacy: string) => string
  /** The links as a script reads them out. */
  linksAloud: (terms: string, privacy: string) => string
  /** How the signs of an address are read out. */
  signs: Readonly<Record<AddressSign, string>>
  /** The question at the end of a script. */
  question: string
  /** An employee's agreement is their own choice. */
  employees: string
}

/** A sign in an address that has a name when it is read out. */
export type AddressSign = '.' | '/' | '-' | '_' | '@'

/** What each kind of program sends, as its call-to-action names it. */
export function kindOf({ messageClass, type }: Pick<Program, 'messageClass' | 'type'>): Offer['kind'] {
  if (type === 'otp') return 'code'
  return messageClass === 'promotional' ? 'marketing' : 'other'
}

const en: CallToActionWords = {
  colon: ': ',
  or: ' or ',
  agree(way, { brand, number, keyword, kind }) {
    const how = {
      keyword: keyword ? `By texting ${keyword} to ${number}` : 'By signing up',
      form_block: 'By checking this box and submitting this form',
      paper_form: 'By signing this form',
      verbal: 'By saying yes',
      employee_broadcast: 'By acknowledging this message',
      email: 'By replying YES to this email or selecting its link',
    }[way]
    const where = {
      keyword: 'you use',
      form_block: 'you enter',
      paper_form: 'you write on this form',
      verbal: 'you give us',
      employee_broadcast: 'you give us',
      email: 'you give us',
    }[way]
    const what = { code: 'one-time passcode', marketing: 'automated marketing', other: 'automated' }[kind]
    return `${how}, you agree to receive recurring ${what} text messages from ${brand}, sent from ${number}, at the phone number ${where}.`
  },
  agreeByBox(way, brand) {
    const button = { web_form: 'Sign up', preferences_page: 'Save my choices' }[way]
    const where = { web_form: 'you enter', preferences_page: 'you confirmed' }[way]
    return `By checking a box and selecting “${button},” you agree to receive recurring automated text messages from ${brand} for each box you check, at the phone number ${where}.`
  },
  often: (frequency, number) => `${capitalized(en.count(frequency))}, from ${number}.`,
  count({ messages, per }) {
    const count = `${messages} ${messages === 1 ? 'message' : 'messages'}`
    return per === 'request' ? `${count} per request` : `up to ${count} a ${per}`
  },
  marketing: 'These are automated marketing messages. Consent is not a condition of any purchase.',
  noCondition: 'Consent is not a condition of any purchase.',
  frequency: (promise) => `Message frequency: ${promise}.`,
  frequencyByBox: 'Message frequency is shown with each box.',
  promise: englishTexts.frequency,
  rates: 'Message and data rates may apply.',
  help: (contacts) => `Reply HELP for help or contact ${contacts}. Reply STOP to stop.`,
  links: (terms, privacy) => `Terms: ${terms} Privacy: ${privacy}`,
  linksAloud: (terms, privacy) => `You can read our terms at ${terms}, and our privacy policy at ${privacy}.`,
  signs: { '.': 'dot', '/': 'slash', '-': 'dash', _: 'underscore', '@': 'at' },
  question: 'May we send you these text messages?',
  employees: 'Agreeing is your own choice and is not a condition of your employment.',
}

const es: CallToActionWords = {
  colon: ': ',
  or: ' o ',
  agree(way, { brand, number, keyword, kind }) {
    const how = {
      keyword: keyword ? `Al enviar ${keyword} al ${number}` : 'Al suscribirse',
      form_block: 'Al marcar esta casilla y enviar este formulario',
      paper_form: 'Al firmar este formulario',
      verbal: 'Al decir que sí',
      employee_broadcast: 'Al confirmar este mensaje',
      email: 'Al responder YES a este correo o seleccionar su enlace',
    }[way]
    const where = {
      keyword: 'que use',
      form_block: 'que indique',
      paper_form: 'que escriba en este formulario',
      verbal: 'que nos dé',
      employee_broadcast: 'que nos dé',
      email: 'que nos dé',
    }[way]
    const what = {
      code: 'con códigos de un solo uso',
      marketing: 'automatizados de publicidad',
      other: 'automatizados',
    }[kind]
    return `${how}, usted acepta recibir mensajes de texto recurrentes ${what} de ${brand}, enviados desde el ${number}, en el número de teléfono ${where}.`
  },
  agreeByBox(way, brand) {
    const button = { web_form: 'Suscribirme', preferences_page: 'Guardar mis preferencias' }[way]
    const where = { web_form: 'que indique', preferences_page: 'que confirmó' }[way]
    return `Al marcar una casilla y seleccionar “${button}”, usted acepta recibir mensajes de texto automatizados y recurrentes de ${brand} por cada casilla que marque, en el número de teléfono ${where}.`
  },
  often: (frequency, number) => `${capitalized(countEs(frequency))}, desde el ${number}.`,
  count: countEs,
  marketing: 'Son mensajes de publicidad automatizados. Su consentimiento no es condición de ninguna compra.',
  noCondition: 'Su consentimiento no es condición de ninguna compra.',
  frequency: (promise) => `Frecuencia de los mensajes: ${promise}.`,
  frequencyByBox: 'La frecuencia de los mensajes aparece junto a cada casilla.',
  promise: countEs,
  rates: 'Pueden aplicarse tarifas de mensajes y datos.',
  help: (contacts) =>
    `Responda HELP o AYUDA para recibir ayuda, o comuníquese con ${contacts}. Responda STOP o ALTO para cancelar.`,
  links: (terms, privacy) => `Términos: ${terms} Privacidad: ${privacy}`,
  linksAloud: (terms, privacy) =>
    `Puede leer nuestros términos en ${terms}, y nuestra política de privacidad en ${privacy}.`,
  signs: { '.': 'punto', '/': 'barra', '-': 'guion', _: 'guion bajo', '@': 'arroba' },
  question: '¿Podemos enviarle estos mensajes de texto?',
  employees: 'Usted decide si acepta; no es una condición de su empleo.',
}

const fr: CallToActionWords = {
  colon: '\u00a0: ',
  or: ' ou ',
  agree(way, { brand, number, keyword, kind }) {
    const how = {
      keyword: keyword ? `En textant ${keyword} au ${number}` : 'En vous inscrivant',
      form_block: 'En cochant cette case et en envoyant ce formulaire',
      paper_form: 'En signant ce formulaire',
      verbal: 'En disant oui',
      employee_broadcast: 'En confirmant ce message',
      email: 'En répondant YES à ce courriel ou en sélectionnant son lien',
    }[way]
    const where = {
      keyword: 'que vous utilisez',
      form_block: 'que vous indiquez',
      paper_form: 'que vous inscrivez sur ce formulaire',
      verbal: 'que vous nous donnez',
      employee_broadcast: 'que vous nous donnez',
      email: 'que vous nous donnez',
    }[way]
    const what = {
      code: 'contenant des codes à usage unique',
      marketing: 'publicitaires automatisés',
      other: 'automatisés',
    }[kind]
    return `${how}, vous acceptez de recevoir des messages texte récurrents ${what} ${de(brand)}, envoyés depuis le ${number}, au numéro de téléphone ${where}.`
  },
  agreeByBox(way, brand) {
    const button = { web_form: 'M’inscrire', preferences_page: 'Enregistrer mes choix' }[way]
    const where = { web_form: 'que vous indiquez', preferences_page: 'que vous avez confirmé' }[way]
    return `En cochant une case et en sélectionnant «\u00a0${button}\u00a0», vous acceptez de recevoir des messages texte automatisés et récurrents ${de(brand)} pour chaque case cochée, au numéro de téléphone ${where}.`
  },
  often: (frequency, number) => `${capitalized(countFr(frequency))}, depuis le ${number}.`,
  count: countFr,
  marketing:
    'Ce sont des messages publicitaires automatisés. Votre consentement n’est une condition d’aucun achat.',
  noCondition: 'Votre consentement n’est une condition d’aucun achat.',
  frequency: (promise) => `Fréquence des messages\u00a0: ${promise}.`,
  frequencyByBox: 'La fréquence des messages est indiquée à côté de chaque case.',
  promise: countFr,
  rates: 'Des frais de messagerie et de données peuvent s’appliquer.',
  help: (contacts) =>
    `Répondez HELP ou AIDE pour obtenir de l’aide, ou contactez-nous\u00a0: ${contacts}. Répondez STOP ou ARRET pour vous désabonner.`,
  links: (terms, privacy) => `Conditions\u00a0: ${terms} Confidentialité\u00a0: ${privacy}`,
  linksAloud: (terms, privacy) =>
    `Vous pouvez lire nos conditions à l’adresse ${terms}, et notre politique de confidentialité à l’adresse ${privacy}.`,
  signs: { '.': 'point', '/': 'barre oblique', '-': 'tiret', _: 'tiret bas', '@': 'arobase' },
  question: 'Pouvons-nous vous envoyer ces messages texte\u00a0?',
  employees: 'Vous êtes libre d’accepter; ce n’est pas une condition de votre emploi.',
}

/** The sentences of a call-to-action in every language that pages are written in. */
export const callToActionWords: Record<PageLanguage, CallToActionWords> = { en, es, fr }

function countEs({ messages, per }: Frequency): string {
  const count = `${messages} ${messages === 1 ? 'mensaje' : 'mensajes'}`
  return {
    day: `hasta ${count} al día`,
    week: `hasta ${count} a la semana`,
    month: `hasta ${count} al mes`,
    request: `${count} por solicitud`,
  }[per]
}

function countFr({ messages, per }: Frequency): string {
  const count = `${messages} ${messages === 1 ? 'message' : 'messages'}`
  return {
    day: `jusqu’à ${count} par jour`,
    week: `jusqu’à ${count} par semaine`,
    month: `jusqu’à ${count} par mois`,
    request: `${count} par demande`,
  }[per]
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
