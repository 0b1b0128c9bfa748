import { afterEach, expect, test, vi } from 'vitest'
import { awsError } from '../../../cli/aws/aws-error.ts'

const PURPOSE = {
  service: 'LAMBDA',
  to: 'the function assent-records',
  permission: 'lambda:InvokeFunction on assent-records:v1',
  missing: 'There is no function assent-records here.',
}

afterEach(() => {
  vi.unstubAllEnvs()
})

function failure(name: string, message = '', code?: string): Error {
  return Object.assign(new Error(message), { name, ...(code && { code }) })
}

test.each([
  [failure('Error', 'Region is missing'), 'No AWS region is set'],
  [failure('CredentialsProviderError', 'Could not load credentials'), 'No AWS credentials were found'],
  [failure('ResourceNotFoundException', 'Function not found: arn'), PURPOSE.missing],
  [failure('AccessDeniedException', 'not authorized'), `Your credentials need ${PURPOSE.permission}`],
  [failure('ExpiredTokenException', 'expired'), 'AWS refused the call (ExpiredTokenException)'],
  [failure('TooManyRequestsException', 'Rate exceeded'), 'AWS is too busy'],
  [
    failure('AggregateError', '', 'ECONNREFUSED'),
    'AWS cannot be reached, so the function assent-records was',
  ],
  [
    failure('ServiceException', 'stack at x.js:1'),
    'The call to the function assent-records failed (ServiceException)',
  ],
])('%s becomes a message that says how to fix it', (error, sentence) => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined)
  const { message } = awsError(error, PURPOSE)
  expect(message).toContain(sentence)
  expect(message).not.toContain('\n')
})

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_LAMBDA'])(
  'if nothing answers, the message names the address in %s',
  (variable) => {
    vi.stubEnv(variable, 'http://localhost:9')
    const { message } = awsError(failure('Error', 'connect', 'ECONNREFUSED'), PURPOSE)
    expect(message).toContain('Nothing answers at http://localhost:9')
  },
)
