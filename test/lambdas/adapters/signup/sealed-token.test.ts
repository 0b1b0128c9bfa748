import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mac } from '../../../../lambdas/adapters/aws/kms-mac.ts'
import { createTokens } from '../../../../lambdas/adapters/signup/sealed-token.ts'

const macOf =
  (key: string): Mac =>
  async (message) =>
    createHash('sha256').update(`${key}${message}`).digest()

const tokens = createTokens(macOf('ours'))

test('what was sealed is opened, by another process as well', async () => {
  const token = await tokens.seal({ purpose: 'join', to: '+12065550142' })
  expect(await createTokens(macOf('ours')).open(token)).toEqual({ purpose: 'join', to: '+12065550142' })
})

test('REC-7 a token shows nothing, and its length no more', async () => {
  const token = await tokens.seal({ to: '+12065550142' })
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('2065550142')
  expect(await tokens.seal({ to: '+12065550142', programs: ['acme-offers'] })).toHaveLength(token.length)
})

test('the same is never sealed alike', async () => {
  expect(await tokens.seal({ a: 1 })).not.toBe(await tokens.seal({ a: 1 }))
})

test('what another key sealed is none of ours', async () => {
  expect(await tokens.open(await createTokens(macOf('theirs')).seal({ a: 1 }))).toBeUndefined()
})

test('a token with any one bit changed, and any other text, opens nothing', async () => {
  const bytes = Buffer.from(await tokens.seal({ a: 1 }), 'base64url')
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), fc.string(), async (bit, other) => {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await tokens.open(changed.toString('base64url'))).toBeUndefined()
      expect(await tokens.open(other)).toBeUndefined()
    }),
  )
})

test('a key that did not answer once is asked again', async () => {
  let asked = 0
  const mac: Mac = async (message) => {
    if (++asked === 1) throw new Error('throttled')
    return macOf('ours')(message)
  }
  const unlucky = createTokens(mac)
  await expect(unlucky.seal({ a: 1 })).rejects.toThrow('throttled')
  expect(await unlucky.open(await unlucky.seal({ a: 1 }))).toEqual({ a: 1 })
})
