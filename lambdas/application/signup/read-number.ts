/** What somebody typed as a phone number, as the numbering plan reads it. */
export type ReadNumber =
  | { to: string; country: string | undefined }
  | { flaw: 'missing' | 'invalid' | 'no_texts' }
