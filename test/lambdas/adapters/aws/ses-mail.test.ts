import { expect, test } from 'vitest'
import { displayName } from '../../../../lambdas/adapters/aws/ses-mail.ts'

test.each([
  ['Acme', '"Acme"'],
  ['Acme, Inc.', '"Acme, Inc."'],
  ['The "Best" \\ Acme', '"The \\"Best\\" \\\\ Acme"'],
  ['Café Acme', '=?UTF-8?B?Q2Fmw6kgQWNtZQ==?='],
])('the brand %s stands in the sender as %s', (name, written) => {
  expect(displayName(name)).toBe(written)
})
