import { Stack } from 'aws-cdk-lib'
import { connectsNumbers, type Settings } from '../../settings.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** Text messages through End User Messaging: the configuration set that reports deliveries, and the simulated number. */
export class TextMessages {
  private readonly configurationSet: string | undefined
  private readonly simulatedNumber: string | undefined

  constructor(settings: Pick<Settings, 'stackName' | 'originators' | 'simulated'>) {
    this.configurationSet = connectsNumbers(settings) ? settings.stackName : undefined
    this.simulatedNumber = settings.simulated
  }

  /** Lets a function send texts from any number of this account: only the account knows the id of a defined number. */
  grantSend(fn: BundledFunction): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(fn).formatArn({ service: 'sms-voice', resource, resourceName })
    const set = this.configurationSet ? [arn('configuration-set', this.configurationSet)] : []
    fn.allow(['sms-voice:SendTextMessage'], [arn('phone-number', '*'), ...set])
    if (this.configurationSet) fn.setVariable('CONFIGURATION_SET', this.configurationSet)
    this.setSimulatedNumber(fn)
  }

  /** Lets a function ask since when a number is on AWS's own opt-out list. */
  grantReadOptOuts(fn: BundledFunction): void {
    fn.allow(['sms-voice:DescribeOptedOutNumbers'], [optOutList(fn)])
  }

  /** Lets a function ask AWS to remove a number from its opt-out list (OUT-9). */
  grantRemoveOptOuts(fn: BundledFunction): void {
    this.grantReadOptOuts(fn)
    fn.allow(['sms-voice:DeleteOptedOutNumber'], [optOutList(fn)])
  }

  /** Sets which defined number a simulator number stands for, in a deployment that has one. */
  setSimulatedNumber(fn: BundledFunction): void {
    if (this.simulatedNumber) fn.setVariable('SIMULATED_NUMBER', this.simulatedNumber)
  }
}

/** The list that every number uses unless the account has given it another. */
function optOutList(fn: BundledFunction): string {
  return Stack.of(fn).formatArn({ service: 'sms-voice', resource: 'opt-out-list', resourceName: 'Default' })
}
