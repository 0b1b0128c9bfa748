/** A syntactically valid number: E.164, seven to fifteen digits. Whether it exists is another question. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}
