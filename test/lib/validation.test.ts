import { afterAll, beforeAll, expect, test } from 'vitest'
import { stacks } from './synthesize.ts'

let before: string | undefined

beforeAll(() => {
  before = process.env.CDK_VALIDATION
  delete process.env.CDK_VALIDATION
})

afterAll(() => {
  process.env.CDK_VALIDATION = before
})

test('both stacks pass the validation that CDK runs at every synth, without a warning', () => {
  const { system } = stacks({ number: 'simulator', alarmEmail: 'ops@acme.example' })
  const assembly = system.node.root as import('aws-cdk-lib').App
  const messages = assembly.synth().stacks.flatMap(({ messages }) => messages)
  expect(messages.map(({ level, id, entry }) => `${level} ${id} ${entry.data}`)).toEqual([])
})
