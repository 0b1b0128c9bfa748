import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOpenIdSignIn } from '../../lambdas/adapters/staff/open-id-sign-in.ts'
import type { SignIn } from '../../lambdas/application/staff/sign-in.ts'
import { type Origin, openOrigin } from '../../local/http/server.ts'
import { openSignIn } from '../../local/services/sign-in/sign-in.ts'
import { SIGN_IN_PATH } from '../../local/template/sign-in.ts'
import { atProvider } from '../provider.ts'

let origin: Origin
let provider: ReturnType<typeof openSignIn>
let signIn: SignIn

beforeAll(async () => {
  origin = await openOrigin(0)
  const offset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  Atomics.store(new BigInt64Array(offset), 0, 3n * 1000n)
  const client = { clientId: 'console', issuer: `${origin.url}${SIGN_IN_PATH}` }
  const callback = `${origin.url}/console/callback`
  provider = openSignIn([{ ...client, callbacks: [callback] }], offset)
  origin.serve([provider.service], console.error)
  signIn = createOpenIdSignIn({ ...client, readSecret: undefined, callback })
})

afterAll(async () => {
  await provider.stop()
  await origin.close()
})

test('STAFF-1 a local user signs in with the password, and brings their groups', async () => {
  const { url, flow } = await signIn.begin()
  const { query } = await atProvider(url, 'globex-agent@assent.example', 'assent')
  expect(await signIn.finish(query, flow)).toEqual({
    subject: 'globex-agent@assent.example',
    name: 'globex-agent@assent.example',
    groups: ['assent:globex:agent'],
  })
})

test.each([
  ['admin@assent.example', 'wrong'],
  ['stranger@assent.example', 'assent'],
])('STAFF-1 %s with the password %s does not', async (email, password) => {
  const { url } = await signIn.begin()
  expect((await atProvider(url, email, password)).page).toContain(
    'The email address or the password is wrong.',
  )
})

test('STAFF-1 a code counts once, and only with the state, nonce and verifier of its own browser', async () => {
  const first = await signIn.begin()
  const { query } = await atProvider(first.url, 'viewer@assent.example', 'assent')
  const other = await signIn.begin()
  const { state } = first.flow
  expect(await signIn.finish(query, other.flow)).toBeUndefined()
  expect(await signIn.finish(query, { ...first.flow, state: other.flow.state })).toBeUndefined()
  expect(await signIn.finish(query, { ...other.flow, state })).toBeUndefined()
  expect(await signIn.finish(`error=access_denied&state=${state}`, first.flow)).toBeUndefined()
})
