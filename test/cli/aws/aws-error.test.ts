import { afterEach, expect, test, vi } from 'vitest'
import { userFacingErrorOf } from '../../cli/user-facing.ts'

const PURPOSE = {
  service: 'LAMBDA',
  to: 'the function assent-records',
  permission: 'lambda:InvokeFunction on assent-records:v1',
  missing: 'There is no function assent-records here.',
}

afterEach(() => {
  vi.unstubAllEnvs()
})

function trouble(name: string, message = '', code?: string): Error {
  return Object.assign(new Error(message), { name, ...(code && { code }) })
}

test.each([
  [trouble('Error', 'Region is missing'), 'No AWS region is set'],
  [trouble('CredentialsProviderError', 'Could not load credentials'), 'No AWS credentials were found'],
  [trouble('ResourceNotFoundException', 'Function not found: arn'), PURPOSE.missing],
  [trouble('AccessDeniedException', 'not authorized'), `your credentials need ${PURPOSE.permission}`],
  [trouble('ExpiredTokenException', 'expired'), 'AWS refused the call (ExpiredTokenException)'],
  [trouble('TooManyRequestsException', 'Rate exceeded'), 'AWS is too busy'],
  [
    trouble('AggregateError', '', 'ECONNREFUSED'),
    'AWS cannot be reached, so the function assent-records was',
  ],
  [
    trouble('ServiceException', 'stack at x.js:1'),
    'The call to the function assent-records failed (ServiceException)',
  ],
])('%s is one sentence with the mend', (error, sentence) => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined)
  const { message } = userFacingErrorOf(error, PURPOSE)
  expect(message).toContain(sentence)
  expect(message).not.toContain('\n')
})

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_LAMBDA'])(
  'where nothing answers, %s is told',
  (variable) => {
    vi.stubEnv(variable, 'http://localhost:9')
    const { message } = userFacingErrorOf(trouble('Error', 'connect', 'ECONNREFUSED'), PURPOSE)
    expect(message).toContain('Nothing answers at http://localhost:9')
  },
)
