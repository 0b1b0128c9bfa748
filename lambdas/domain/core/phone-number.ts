/** A syntactically valid number: E.164, seven to fifteen digits. Whether it exists is another question. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}

/** A typed number without the characters that nobody sees, which address books and pages paste around it (IN-12). */
export function withoutInvisible(typed: string): string {
  return typed.replaceAll(/\p{Cf}/gu, '')
}
