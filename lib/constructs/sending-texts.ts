import { Stack } from 'aws-cdk-lib'
import type { BundledFunction } from './bundled-function.ts'

/**
 * Lets a function send texts, from any number of this account: which id a defined number has, only the account knows. What
 * becomes of them is told by the configuration set, where the deployment has one.
 */
export function letSendTexts(fn: BundledFunction, configurationSet: string | undefined): void {
  const { fn: scope } = fn
  fn.allow(
    ['sms-voice:SendTextMessage'],
    [Stack.of(scope).formatArn({ service: 'sms-voice', resource: 'phone-number', resourceName: '*' })],
  )
  if (configurationSet) fn.setVariable('CONFIGURATION_SET', configurationSet)
}
