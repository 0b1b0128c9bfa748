import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { checkAwsSolutions, exceptionsOf } from '../../lib/aws-solutions.ts'
import { carrierManaged, stacks } from './synthesize.ts'

const KEPT = {
  table: 'kept',
  tableStream: 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/2026-11-21T00:00:00.000',
  tombstoneKey: 'arn:aws:kms:us-east-1:000000000000:key/kept',
}
const EVERYTHING = {
  alarmEmail: 'ops@acme.example',
  console: 'you@acme.example',
  mailFrom: 'join@acme.example',
  number: 'simulator',
}

/** A sign-in provider of one's own in place of the user pool. */
const ISSUER = { consoleIssuer: 'https://login.acme.example', consoleClientId: 'assent' }

/** What AwsSolutions finds in both stacks: each rule with the path of the construct that breaks it. */
function findings(settings: Record<string, string>, excepted: boolean): string[] {
  const { system } = stacks(settings, carrierManaged)
  if (excepted) checkAwsSolutions(system)
  const { violations } = new AwsSolutionsChecks().validateScope(system.node.root)
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  )
}

test.each<Record<string, string>>([
  EVERYTHING,
  { waf: 'true', number: 'phone-123' },
  ISSUER,
  { archive: 'none', number: 'pool-123', stack: 'texts' },
  KEPT,
])('both stacks pass AwsSolutions except for the listed exceptions, with %j', (settings) => {
  expect(findings(settings, true)).toEqual([])
})

test('every listed exception matches a finding', () => {
  const found = [EVERYTHING, ISSUER, { archive: 'none', console: 'you@acme.example' }].flatMap((settings) =>
    findings(settings, false),
  )
  for (const { where, rule } of exceptionsOf('assent')) {
    expect(found).toContainEqual(expect.stringContaining(`AwsSolutions-${rule} assent/${where}/`))
  }
})
