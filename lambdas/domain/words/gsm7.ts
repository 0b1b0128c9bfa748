/** Every character of GSM-7's basic table (3GPP TS 23.038) but the escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** The characters of its extension table, which count double. */
const EXTENDED = new Set('^{}\\[~]|€\f')
const OTHER_MARKS: Readonly<Record<string, string>> = {
  ...{ '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"' },
  ...{ '–': '-', '—': '-', '…': '...', '\u00A0': ' ', '\u202F': ' ' },
}

/** The text with what GSM-7 lacks written plainly: "SÍ" becomes "SI", a curly quotation mark a straight one (LANG-1). */
export function inGsm7(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) =>
    isGsm7(letter) ? letter : (OTHER_MARKS[letter] ?? withoutAccents(letter)),
  ).join('')
}

/** How many of a part's 160 places a text takes, if it is all GSM-7 (CTA-3). */
export function septetsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0)
}

/** The characters of a text that GSM-7 lacks, each once (CTA-3). */
export function missingFromGsm7(text: string): string[] {
  return [...new Set(text)].filter((letter) => !isGsm7(letter))
}

function isGsm7(letter: string): boolean {
  return BASIC.has(letter) || EXTENDED.has(letter)
}

function withoutAccents(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '')
}
