import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Construct } from 'constructs'

/** Has End User Messaging tell the topic what becomes of the texts that are sent by the configuration set's name. */
export class DeliveryReports extends Construct {
  constructor(scope: Construct, id: string, { name, topicArn }: { name: string; topicArn: string }) {
    super(scope, id)
    new CfnConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: name,
      eventDestinations: [
        {
          eventDestinationName: name,
          enabled: true,
          matchingEventTypes: [...REPORTED],
          snsDestination: { topicArn },
        },
      ],
    })
  }
}

/** What ends a text's way: what lies between is not told. */
const REPORTED = [
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
