/**
 * A typed phone number, as the numbering plan reads it. `likely` is the number that was probably meant when the typed one
 * is impossible (IN-12).
 */
export type ReadNumber =
  | { to: string; country: string | undefined }
  | { flaw: 'missing' | 'invalid' | 'no_texts'; likely?: string | undefined }
