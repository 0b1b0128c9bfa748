import { expect, test } from 'vitest'
import { useLocalOrigin } from '../../../local/template/addresses.ts'

const origin = 'http://localhost:3000'

test('the URL of a stage becomes the local origin, at any depth', () => {
  const deployed = 'https://assent-Api-1.execute-api.us-east-1.amazonaws.com/v1/'
  expect(useLocalOrigin({ urls: [deployed, `${deployed}acme`] }, origin)).toEqual({
    urls: [`${origin}/`, `${origin}/acme`],
  })
})

test('anything else is unchanged', () => {
  const others = ['arn:aws:sns:us-east-1:000000000000:assent', 'https://acme.example/v1/', 3, null, true]
  expect(useLocalOrigin(others, origin)).toEqual(others)
})
