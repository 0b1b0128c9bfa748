import { Stack } from 'aws-cdk-lib'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * Lets a function send texts, from any number of this account: which id a defined number has, only the account knows. What
 * becomes of them is told by the configuration set, where the deployment has one.
 */
export function grantSendTexts(fn: BundledFunction, configurationSet: string | undefined): void {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(fn).formatArn({ service: 'sms-voice', resource, resourceName })
  const set = configurationSet ? [arn('configuration-set', configurationSet)] : []
  fn.allow(['sms-voice:SendTextMessage'], [arn('phone-number', '*'), ...set])
  if (configurationSet) fn.setVariable('CONFIGURATION_SET', configurationSet)
}
