import type { Request } from '../http/message.ts'

/** Who signed a request, and for which service. */
export interface Signer {
  accessKey: string
  /** As IAM's actions begin: `dynamodb`, `sms-voice`. */
  service: string
}

const SCOPE = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/

/** Reads the signer off the signature's scope; the signature itself is believed. Undefined where nobody signed. */
export function signerOf({ headers }: Request): Signer | undefined {
  const [, accessKey, service] = SCOPE.exec(headers.authorization ?? '') ?? []
  return accessKey && service ? { accessKey, service } : undefined
}
