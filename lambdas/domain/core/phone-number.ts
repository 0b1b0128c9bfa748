/** Whether the text is an E.164 number of seven to fifteen digits. It need not exist. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}

/** Carriers answer STOP on a US toll-free number themselves (REACH-1). */
export function isTollFree(number: string): boolean {
  return /^\+1(800|833|844|855|866|877|888)\d{7}$/.test(number)
}

/** A typed number without the invisible characters, which address books and pages paste around it (IN-12). */
export function withoutInvisible(typed: string): string {
  return typed.replaceAll(/\p{Cf}/gu, '')
}
