import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Construct } from 'constructs'

/** Has End User Messaging publish delivery events to the topic, for texts that are sent with this configuration set. */
export class DeliveryReports extends Construct {
  constructor(scope: Construct, id: string, { name, topicArn }: { name: string; topicArn: string }) {
    super(scope, id)
    new CfnConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: name,
      eventDestinations: [
        {
          eventDestinationName: name,
          enabled: true,
          matchingEventTypes: [...FINAL_OUTCOMES],
          snsDestination: { topicArn },
        },
      ],
    })
  }
}

/** Final outcomes only: the steps in between are not published. */
const FINAL_OUTCOMES = [
  'TEXT_DELIVERED',
  'TEXT_SUCCESSFUL',
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNKNOWN',
  'TEXT_UNREACHABLE',
] as const
