/** What comes after "text" where it means messages and not writing. */
const SENT_AS_TEXT =
  'messages?|messaging|msgs?|alerts?|updates?|notifications?|notices?|reminders?|offers?|promotions?|promos?|deals?|discounts?|coupons?|codes?|communications?|marketing|club|programs?|list|campaigns?|confirmations?|news|newsletters?|sms|e?mails?|(?:phone )?calls?|(?:and |or )+(?:e ?mails?|calls?|phone|voice|sms|mms|multimedia|picture)'
/** What stands before "text" where it means a message. */
const BEFORE_TEXT =
  'by|via|through|over|per|e?mails?|phone|calls?|calling|call and|call or|calls and|calls or|voice|recurring|automated|marketing|promotional|occasional|receive|get|send|sends|sending|us a|me a|you a'

/**
 * Text messages, in the four languages, in words without accents (IN-6). "Text" alone is often writing, as in "the full
 * text of the terms", so it counts only beside what makes it a message; so does "Text OFFERS to 12345", but not "Text STOP
 * to end", which ends messages of any kind.
 */
export const TEXT_MESSAGES = new RegExp(
  [
    // Everywhere
    '(?:sms|mms)',
    'textos',
    // English
    'texts',
    'text(?:ing|ed)',
    `text (?:${SENT_AS_TEXT})`,
    `(?<= (?:${BEFORE_TEXT}) )text(?! (?:of|below|above|field|box)\\b)`,
    'text (?:me|you|us|them|him|her|my|your|our)',
    'text (?!stop |end |quit |help )[a-z0-9]{2,20} to (?:\\d+|us|join|receive|get|subscribe|sign)',
    // Spanish
    '(?:mensajes?|alertas?|avis(?:o|os)|notificacion(?:es)?|recordatorios?|comunicacion(?:es)?|promocion(?:es)?|ofertas?)(?: \\p{L}+){0,2} de texto',
    '(?:por|via|mediante) texto',
    'texte(?:ar|arle|arme|aremos)',
    // French
    '(?:messages?|alertes?|messagerie)(?: \\p{L}+)? textes?',
    '(?:un|par) texto',
    '(?:par|via) texte',
    'text(?:er|ant|erons|erez)',
    'mini ?messages?',
    // Portuguese
    'mensage(?:m|ns)(?: \\p{L}+){0,2} de texto',
    'torpedos?',
  ]
    .map((term) => `(?<= )${term}(?![\\p{L}\\p{N}])`)
    .join('|'),
  'gu',
)

/** Sent by a machine. */
export const AUTOMATED = / (?:automat\w*|auto ?dial\w*|atds|(?:dialing|dialling) system|robotexts?)(?= |$)/

/** What is sent, so that a subscription that renews automatically is not taken for an automated message. */
export const MESSAGES =
  / (?:messag\w*|msgs?|texts?|texting|sms|mms|calls?|technology|system|mensaj\w*|mensag\w*|textos?|tecnologia|technologie|torpedos?)(?= |$)/

/** To make people buy. */
export const MARKETING =
  / (?:market\w*|telemarket\w*|promo\w*|advertis\w*|ads?|offers?|deals?|discounts?|coupons?|sales?|specials?|savings|commercial|mercadeo|mercadotecnia|publici\w*|comercia\w*|commercia\w*|ofertas?|descuentos?|cupon\w*|rebajas|offres?|rabais|remises?|soldes|descontos?)(?= |$)/

/** Something is not so, in the four languages. */
export const NEGATION =
  / (?:not|no|never|isn|isnt|without|sin|ningun\w*|nunca|pas|aucune?|sans|nao|nenhum\w*|sem)(?= |$)/

/** Something is asked in return. */
export const CONDITION =
  / (?:condition\w*|requir\w*|necessary|needed|obligat\w*|mandatory|condicion\w*|requisitos?|requier\w*|obligad\w*|necesari\w*|requis\w*|necessair\w*|condic\w*|obrigat\w*|obrigac\w*|exig\w*|necessari\w*)(?= |$)/

/** Only a condition, by this word. */
export const STRICT_CONDITION = / (?:condition\w*|condic\w*|requisitos?)(?= |$)/

/** To buy. */
export const PURCHASE =
  / (?:purchas\w*|buy\w*|goods|sale|compra\w*|adquir\w*|achat\w*|achet\w*|aquisic\w*)(?= |$)/

/** What is bought. */
export const GOODS_OR_SERVICES =
  / (?:goods|services?|products?|orders?|transactions?|servicios?|productos?|produits?|servicos?|produtos?)(?= |$)/
