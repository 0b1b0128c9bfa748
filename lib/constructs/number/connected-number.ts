import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type AwsSdkCall, PhysicalResourceId } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import type { Originator } from '../../settings.ts'
import type { DeploymentCalls } from './deployment-calls.ts'

/** A phone number or pool to connect; the arn is left out where the id is known before the deployment. */
export interface ConnectedNumberProps {
  originator: Originator & { arn?: string }
  topicArn: string
  calls: DeploymentCalls
}

/**
 * Routes a number's messages to the inbound topic, STOP and HELP included: turns on two-way messaging, then self-managed
 * opt-outs; turns them off in reverse order, since self-managed opt-outs without two-way would lose every STOP. Where the
 * carrier answers STOP itself, AWS keeps the opt-outs, and answers HELP with the definition's words (OUT-6).
 */
export class ConnectedNumber extends Construct {
  constructor(scope: Construct, id: string, { originator, topicArn, calls }: ConnectedNumberProps) {
    super(scope, id)
    const update = (setting: Record<string, unknown>): AwsSdkCall => ({
      ...updateOf(originator, setting),
      physicalResourceId: PhysicalResourceId.of(originator.id),
    })
    const permission = new PolicyStatement({
      actions: [originator.kind === 'pool' ? 'sms-voice:UpdatePool' : 'sms-voice:UpdatePhoneNumber'],
      resources: [originator.arn ?? arnOf(this, originator)],
    })
    // A number that has been released has no settings to turn off.
    const unlessReleased = { ignoreErrorCodesMatching: 'ResourceNotFoundException' }

    const managed = originator.help === undefined ? {} : { SelfManagedOptOutsEnabled: false }
    const twoWay = calls.add(this, 'TwoWay', {
      on: update({ TwoWayEnabled: true, TwoWayChannelArn: topicArn, ...managed }),
      off: { ...update({ TwoWayEnabled: false }), ...unlessReleased },
      permission,
    })
    const next =
      originator.help === undefined
        ? calls.add(this, 'SelfManagedOptOuts', {
            on: update({ SelfManagedOptOutsEnabled: true }),
            off: { ...update({ SelfManagedOptOutsEnabled: false }), ...unlessReleased },
            permission,
          })
        : calls.add(this, 'Help', {
            on: {
              ...helpCall(originator.id, originator.help),
              physicalResourceId: PhysicalResourceId.of(originator.id),
            },
            permission: new PolicyStatement({
              actions: ['sms-voice:PutKeyword'],
              resources: [originator.arn ?? arnOf(this, originator)],
            }),
          })
    next.node.addDependency(twoWay)
  }
}

/** AWS answers HELP itself while opt-outs are not self-managed: with the words of the definition (HELP-1). */
function helpCall(id: string, help: string): AwsSdkCall {
  return {
    service: '@aws-sdk/client-pinpoint-sms-voice-v2',
    action: 'PutKeywordCommand',
    parameters: {
      OriginationIdentity: id,
      Keyword: 'HELP',
      KeywordMessage: help,
      KeywordAction: 'AUTOMATIC_RESPONSE',
    },
  }
}

function arnOf(scope: Construct, { kind, id }: Originator): string {
  return Stack.of(scope).formatArn({ service: 'sms-voice', resource: kind, resourceName: id })
}

function updateOf({ kind, id }: Originator, setting: Record<string, unknown>): AwsSdkCall {
  const service = '@aws-sdk/client-pinpoint-sms-voice-v2'
  return kind === 'pool'
    ? { service, action: 'UpdatePoolCommand', parameters: { PoolId: id, ...setting } }
    : { service, action: 'UpdatePhoneNumberCommand', parameters: { PhoneNumberId: id, ...setting } }
}
