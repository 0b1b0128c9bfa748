import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, onTestFinished, test } from 'vitest'
import { applicationEvent } from '../../lambdas/contract/application-event.ts'
import { snippetIn } from '../snippets.ts'

const DOCUMENT = 'docs/events.md'

test('the document names every type of application event and every field', () => {
  const document = readFileSync(DOCUMENT, 'utf8')
  const types = applicationEvent.shape.type.options
  expect(types.filter((type) => !document.includes(`- \`${type}\`: `))).toEqual([])
  const [, example = ''] = /```json\n(.*?)```/s.exec(document) ?? []
  const fields = Object.keys(applicationEvent.shape)
  const left = fields.filter((field) => !Object.hasOwn(JSON.parse(example), field))
  expect(left.filter((field) => !document.includes(`- \`${field}\` is `))).toEqual([])
  expect(applicationEvent.parse(JSON.parse(example))).toEqual(JSON.parse(example))
})

test('the stack in the document subscribes a queue to opt-ins and opt-outs alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'mirror.ts'), snippetIn(DOCUMENT, 'ts'))
  const { ConsentMirror } = (await import(join(folder, 'mirror.ts'))) as {
    ConsentMirror: new (scope: App, id: string) => Stack & { subscribeTo(topicArn: string): void }
  }
  const stack = new ConsentMirror(new App(), 'Mirror')
  stack.subscribeTo('arn:aws:sns:us-east-1:000000000000:assent-consent-events')
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'sqs',
    RawMessageDelivery: true,
    FilterPolicy: { type: ['opted_in', 'opted_out'] },
  })
})
