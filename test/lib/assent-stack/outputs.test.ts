import { expect, test } from 'vitest'
import { systemTemplate } from '../synthesize.ts'

const outputs: Record<string, { Description?: string }> = systemTemplate().toJSON().Outputs

test('the outputs have the names that operators and scripts read', () => {
  expect(Object.keys(outputs).sort()).toEqual([
    'AlarmTopicArn',
    'AnchorBucketName',
    'ArchiveBucketName',
    'ConsentEventsTopicArn',
    'DeliveryEventsTopicArn',
    'EvidenceKeyArn',
    'FailedRetentionBucketName',
    'InboundTopicArn',
    'OperatorArn',
    'RecordsArn',
    'SendGateArn',
    'SendMessageArn',
    'SiteUrl',
    'TableName',
    'TombstoneKeyArn',
  ])
})

test.each(Object.keys(outputs))('the output %s has a description', (name) => {
  expect(outputs[name]?.Description).toMatch(/^[A-Z].{10,}[^.]$/)
})
