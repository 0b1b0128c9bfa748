import { UserFacingError } from '../../lambdas/user-facing-error.ts'

/** What a call was for, in the words of its errors. */
export interface Purpose {
  /** The service as it appears in the variable for its address: `AWS_ENDPOINT_URL_LAMBDA`. */
  service: string
  /** What was called, like "the function assent-records". */
  to: string
  /** What IAM must allow. */
  permission: string
  /** What to say if it does not exist. */
  missing: string
}

const REFUSED = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
])
/** A name that breaks the rules for names is the name of nothing. */
const MISSING = new Set(['ResourceNotFoundException', 'ValidationException', 'QueueDoesNotExist'])
const BUSY = new Set(['TooManyRequestsException', 'ThrottlingException', 'EC2ThrottledException'])
const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|TimeoutError|socket hang up/

/** Says in plain words why a call to AWS failed, and how to fix it. */
export function awsError(error: unknown, purpose: Purpose): UserFacingError {
  return new UserFacingError(explanation(error instanceof Error ? error : new Error(String(error)), purpose))
}

function explanation(error: Error, purpose: Purpose): string {
  const { to, permission, missing } = purpose
  const { name, message } = error
  if (/region is missing/i.test(message)) {
    return 'No AWS region is set. Set one: export AWS_REGION=us-east-1 (AWS_DEFAULT_REGION and the region of a profile work too).'
  }
  if (/CredentialsProviderError|TokenProviderError/.test(name) || /resolved credential/i.test(message)) {
    return 'No AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
  }
  if (MISSING.has(name)) return missing
  if (REFUSED.has(name)) return `AWS refused the call (${name}). Your credentials need ${permission}.`
  if (BUSY.has(name)) return `AWS is too busy to call ${to} (${name}). Try again in a minute.`
  if (UNREACHABLE.test(`${name} ${message} ${codeOf(error)}`)) return unreachable(purpose)
  return `The call to ${to} failed (${name}). Try again; if it keeps failing, check the AWS Health Dashboard.`
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

function unreachable({ to, service }: Purpose): string {
  const endpoint = process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env.AWS_ENDPOINT_URL
  const where = endpoint ? `Nothing answers at ${endpoint}` : 'AWS cannot be reached'
  return `${where}, so ${to} was not called. Check the address (AWS_ENDPOINT_URL) and the network.`
}
