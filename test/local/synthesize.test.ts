import { expect, test } from 'vitest'
import { localSettings } from '../../local/synthesize.ts'

test('the local run takes the settings of cdk.json, but its pages and links stay on this machine', () => {
  const settings = {
    archive: '10',
    domain: 'sms.example.com',
    certificate: 'arn:aws:acm:…',
    mailFrom: 'join@example.com',
  }
  expect(localSettings(settings)).toEqual({
    archive: '10',
    console: 'admin@assent.example',
    mailFrom: 'join@example.com',
  })
})
