import { expect, test } from 'vitest'
import { atOrigin } from '../../../local/template/addresses.ts'

const origin = 'http://localhost:3000'

test('the address of a stage is the local origin, wherever it stands', () => {
  const deployed = 'https://assent-Api-1.execute-api.us-east-1.amazonaws.com/v1/'
  expect(atOrigin({ urls: [deployed, `${deployed}acme`] }, origin)).toEqual({
    urls: [`${origin}/`, `${origin}/acme`],
  })
})

test('anything else is left as it is', () => {
  const others = ['arn:aws:sns:us-east-1:000000000000:assent', 'https://acme.example/v1/', 3, null, true]
  expect(atOrigin(others, origin)).toEqual(others)
})
