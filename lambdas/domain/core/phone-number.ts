/** Whether the text is an E.164 number of seven to fifteen digits. It need not exist. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}

/** Removes invisible characters that address books and web pages add to a copied number (IN-12). */
export function withoutInvisible(typed: string): string {
  return typed.replaceAll(/\p{Cf}/gu, '')
}
