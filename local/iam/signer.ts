import type { Request } from '../http/message.ts'

/** The access key that signed a request, and the service it is for. */
export interface Signer {
  accessKey: string
  /** The prefix of IAM's actions, like `dynamodb` or `sms-voice`. */
  service: string
}

const SCOPE = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/

/** Reads the signer from the signature's scope, without verifying the signature. Undefined for an unsigned request. */
export function signerOf({ headers }: Request): Signer | undefined {
  const [, accessKey, service] = SCOPE.exec(headers.authorization ?? '') ?? []
  return accessKey && service ? { accessKey, service } : undefined
}
