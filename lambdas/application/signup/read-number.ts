/**
 * What somebody typed as a phone number, as the numbering plan reads it. `likely` is the number that was probably meant
 * where no phone can have the one that was typed (IN-12).
 */
export type ReadNumber =
  | { to: string; country: string | undefined }
  | { flaw: 'missing' | 'invalid' | 'no_texts'; likely?: string | undefined }
