/** Signs evidence with a key that never leaves its keeper. */
export interface Signer {
  /** The ARN of the key. */
  key: string
  /** The ECDSA P-256 signature of the SHA-256 of a text, in base64 of its DER form. */
  sign(text: string): Promise<string>
}
