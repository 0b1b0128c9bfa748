import { expect, test } from 'vitest'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { readSettings, siteUrl } from '../../lib/settings.ts'
import { app, definitions } from './synthesize.ts'

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/0123-abcd'
const partsOfTable = ['tableStream', 'tombstoneKey']
const read = (settings: Record<string, string> = {}) => readSettings(app(settings), definitions)

test('by default the stack is assent, with its own table, no number, and the archive of cdk.json', () => {
  expect(read()).toEqual({
    stackName: 'assent',
    alarmEmail: undefined,
    originators: [],
    carrierManages: false,
    mayLose: [],
    numberStacks: 1,
    simulated: undefined,
    keptTable: undefined,
    archiveYears: 10,
    domain: undefined,
    waf: false,
    mailFrom: undefined,
  })
})

test.each([
  ['phone-0123abcd', { originators: [{ kind: 'phone-number', id: 'phone-0123abcd' }], simulated: undefined }],
  ['pool-0123abcd', { originators: [{ kind: 'pool', id: 'pool-0123abcd' }], simulated: undefined }],
  ['simulator', { originators: [], simulated: '+12065550100' }],
])('-c number=%s is accepted', (number, chosen) => {
  expect(read({ number })).toMatchObject(chosen)
})

test.each(['Number', 'alarmMail', 'numbers', 'constructor'])(
  '-c %s= is refused by name: it does not exist',
  (name) => {
    const refused = () => read({ [name]: 'x' })
    expect(refused).toThrow(UserFacingError)
    expect(refused).toThrow(
      new RegExp(`^-c ${name}= is not a setting\\. The settings are alarmEmail, .*\\.$`),
    )
  },
)

test('what the CDK keeps among the settings is accepted', () => {
  const context = {
    'aws:cdk:toolkit': 'x',
    '@aws-cdk/core:unknown': 'x',
    'cli-telemetry': 'false',
    'vpc-provider:account=1': 'x',
  }
  expect(() => read(context)).not.toThrow()
})

test('a simulator stands for the number that is defined as one, in any tenant', () => {
  const [acme, globex] = definitions.tenants
  const tenants = [acme!, { ...globex!, numbers: [{ ...globex!.numbers[0]!, number: 'simulator' }] }]
  expect(readSettings(app({ number: 'simulator' }), { ...definitions, tenants }).simulated).toBe('simulator')
})

test.each([
  ['number', '+12065550100'],
  ['number', 'phone-'],
  ['number', 'phone-1/*'],
  ['number', 'true'],
  ['stack', 'Assent'],
  ['alarmEmail', 'nobody'],
  ['table', 'kept'],
  ['tableStream', 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/1'],
  ['tombstoneKey', 'arn:aws:kms:us-east-1:000000000000:key/kept'],
  ['archive', '0'],
  ['archive', '31'],
  ['archive', '2.5'],
  ['archive', 'forever'],
  ['waf', 'yes'],
  ['mailFrom', 'acme.example'],
  ['mailFrom', '*@acme.example'],
  ['reserved', '0'],
  ['reserved', '-1'],
  ['reserved', '2.5'],
  ['reserved', 'some'],
  ['reserved', '10000'],
  ['numberStacks', '0'],
  ['drop', '+12065550100'],
  ['newTable', 'yes'],
  ['newTombstoneKey', '1'],
  ['numberStacks', 'two'],
])('an invalid -c %s=%s is refused in one sentence that names it', (name, value) => {
  const refused = () => read({ [name]: value })
  expect(refused).toThrow(UserFacingError)
  expect(refused).toThrow(new RegExp(`^-c ${partsOfTable.includes(name) ? 'table' : name}= .*\\.$`))
})

test('the site has the domain and the certificate that are named together', () => {
  const domain = 'sms.example.com'
  expect(read({ domain, certificate }).domain).toEqual({ name: domain, certificateArn: certificate })
  expect(siteUrl(app({ domain, certificate }))).toBe('https://sms.example.com/')
  expect(siteUrl(app())).toBeUndefined()
})

test.each([
  ['domain', { certificate }],
  ['domain', { domain: 'https://sms.example.com', certificate }],
  ['domain', { domain: 'SMS.example.com', certificate }],
  ['domain', { domain: 'localhost', certificate }],
  ['certificate', { domain: 'sms.example.com' }],
  ['certificate', { domain: 'sms.example.com', certificate: 'sms.example.com' }],
])('-c %s= is refused by name in %j', (name, settings) => {
  const refused = () => read(settings)
  expect(refused).toThrow(UserFacingError)
  expect(refused).toThrow(new RegExp(`^-c ${name}= must be .*\\.$`))
})

test('REC-4: the archive is a number of years or none', () => {
  expect([read({ archive: '1' }), read({ archive: '30' }), read({ archive: 'none' })]).toMatchObject([
    { archiveYears: 1 },
    { archiveYears: 30 },
    { archiveYears: undefined },
  ])
})

test('REC-4: a promotional program without an archive setting is refused in one sentence that names it', () => {
  const refused = () => read({ archive: '' })
  expect(refused).toThrow(UserFacingError)
  expect(refused).toThrow(/^The program acme-offers is promotional: set -c archive=.*\.$/)
})

test('REC-4: without a promotional program the archive setting is optional', () => {
  const [, globex] = definitions.tenants
  expect(
    readSettings(app({ archive: '' }), { ...definitions, tenants: [globex!] }).archiveYears,
  ).toBeUndefined()
})

test('the firewall and the sender of invitations are settings of their own', () => {
  expect(read({ waf: 'true', mailFrom: 'join@acme.example' })).toMatchObject({
    waf: true,
    mailFrom: 'join@acme.example',
  })
})

test('a kept table needs its stream and the key of its tombstones', () => {
  const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/1'
  const tombstoneKeyArn = 'arn:aws:kms:us-east-1:000000000000:key/0123-abcd'
  const kept = { table: 'kept', tableStream: streamArn }
  expect(read({ ...kept, tombstoneKey: tombstoneKeyArn }).keptTable).toEqual({
    name: 'kept',
    streamArn,
    tombstoneKeyArn,
  })
  expect(() => read(kept)).toThrow(UserFacingError)
  expect(() => read({ ...kept, tombstoneKey: 'alias/tombstones' })).toThrow(UserFacingError)
})
