import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { givenFolder, givenFunctions, run } from '../running.ts'

const LOOKUP = ['lookup', '+12065550142', '--tenant', 'acme', '--json']

const KEYS = 'aws_access_key_id = test\naws_secret_access_key = test\n'
const PROFILES = `[default]\n${KEYS}[profile work]\nregion = eu-west-1\n${KEYS}`

beforeEach(() => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
  vi.stubEnv('AWS_CONFIG_FILE', givenFolder().write('config', PROFILES))
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Runs a command, and returns the region that its call was signed for. */
async function regionCalled(): Promise<string | undefined> {
  let region: string | undefined
  await givenFunctions({ 'assent-records': () => ({}) }, ({ headers }) => {
    region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1]
    return undefined
  })
  await run(...LOOKUP)
  return region
}

test.each([
  ['AWS_REGION', { AWS_REGION: 'us-west-2' }, 'us-west-2'],
  ['AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'us-west-1' }, 'us-west-1'],
  ['AWS_REGION before AWS_DEFAULT_REGION', { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'x' }, 'us-west-2'],
  ['the region of AWS_PROFILE', { AWS_PROFILE: 'work' }, 'eu-west-1'],
  [
    'AWS_DEFAULT_REGION before AWS_PROFILE',
    { AWS_DEFAULT_REGION: 'us-west-1', AWS_PROFILE: 'work' },
    'us-west-1',
  ],
])('a command uses %s', async (_, variables, region) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(await regionCalled()).toBe(region)
})

test('without any region, the error says how to set one', async () => {
  const { code, errors } = await run(...LOOKUP)
  expect([code, errors[0]]).toEqual([
    1,
    expect.stringContaining('No AWS region is set. Set one: export AWS_REGION='),
  ])
})
