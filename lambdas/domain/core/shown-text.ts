/** The words somebody was shown, by content hash of the stored text, in their language (IN-8). */
export interface ShownText {
  /** SHA-256 of the text, in hexadecimal. */
  hash: string
  /** BCP 47 tag. */
  language: string
}
