import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'aws-cdk-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAwsSolutions } from '../../lib/aws-solutions.ts'
import { stacks } from './synthesize.ts'

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true'
})

afterAll(() => {
  process.env.CDK_VALIDATION = 'false'
})

interface Report {
  pluginReports: { violations: { ruleName: string; description: string }[] }[]
}

test('both stacks pass the validation of every synth without a warning', {
  timeout: 60_000,
}, () => {
  const { system } = stacks({
    number: 'simulator',
    alarmEmail: 'ops@acme.example',
    waf: 'true',
    mailFrom: 'join@acme.example',
  })
  checkAwsSolutions(system)
  const { directory, stacks: synthesized } = (system.node.root as App).synth()
  const report: Report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'))
  expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([])
  expect(synthesized.flatMap(({ messages }) => messages.map(({ entry }) => entry.data))).toEqual([])
})
