import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** What a call was for, in the words of its errors. */
export interface Purpose {
  /** The service, as the variable names it that sets its address: `AWS_ENDPOINT_URL_LAMBDA`. */
  service: string
  /** Whom it went to, as in "the function assent-records". */
  to: string
  /** What IAM must allow. */
  permission: string
  /** What to say where it does not exist. */
  missing: string
}

const REFUSED = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
])
const BUSY = new Set(['TooManyRequestsException', 'ThrottlingException', 'EC2ThrottledException'])
const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|TimeoutError|socket hang up/

/** Says in one sentence why a call to AWS failed, and the mend. */
export function userFacingErrorOf(error: unknown, purpose: Purpose): UserFacingError {
  return new UserFacingError(inWords(error instanceof Error ? error : new Error(String(error)), purpose))
}

function inWords(error: Error, purpose: Purpose): string {
  const { to, permission, missing } = purpose
  const { name, message } = error
  if (/region is missing/i.test(message)) {
    return 'No AWS region is set: name one, as in `export AWS_REGION=us-east-1`.'
  }
  if (/CredentialsProviderError|TokenProviderError/.test(name) || /resolved credential/i.test(message)) {
    return 'No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
  }
  if (name === 'ResourceNotFoundException') return missing
  if (REFUSED.has(name)) return `AWS refused the call (${name}): your credentials need ${permission}.`
  if (BUSY.has(name)) return `AWS is too busy to pass a call to ${to} (${name}): try again in a minute.`
  if (UNREACHABLE.test(`${name} ${message} ${codeOf(error)}`)) return unreachable(purpose)
  return `The call to ${to} failed (${name}): try again, and look at the health of AWS if it stays.`
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

function unreachable({ to, service }: Purpose): string {
  const endpoint = process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env.AWS_ENDPOINT_URL
  const where = endpoint ? `Nothing answers at ${endpoint}` : 'AWS cannot be reached'
  return `${where}, so ${to} was not called: look at the address (AWS_ENDPOINT_URL) and the network.`
}
