import { type Stack, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** A rule of AwsSolutions that does not hold somewhere, and why that is right. */
export interface Exception {
  /** The path of a construct, without the stack's name: the exception holds for all within. */
  where: string
  /** As in `IAM5[Resource::*]`. */
  rule: string
  reason: string
}

const PUBLIC = 'The pages are for everybody: whoever acts for a phone proves it by what is texted to it.'
const NOTHING_LOGGED =
  'Its lines would hold addresses and paths (REC-7); answers that fail are counted and ring.'
const DEAD_LETTERS =
  'It holds dead letters itself, those of a stream, which the rule does not see; anything in it rings.'
const STREAMS =
  'Lambda looks for the stream that feeds the function: listing streams knows no resource but all.'
const ACCESS_LOGS =
  'Logs would need one more bucket that outlives the stack. One function writes here and none reads: what people of the account read, CloudTrail tells where data events are turned on.'

const ANY_NUMBER =
  'A text leaves from a defined number of the account; which id that has, only the account knows.'

/** Every exception of the system; the stack of the number needs none. */
export const EXCEPTIONS: Exception[] = [
  { where: 'Site/Api', rule: 'APIG4', reason: PUBLIC },
  { where: 'Site/Api', rule: 'COG4', reason: PUBLIC },
  { where: 'Site/Api', rule: 'APIG1', reason: NOTHING_LOGGED },
  { where: 'Site/Api', rule: 'APIG6', reason: NOTHING_LOGGED },
  {
    where: 'Site/Api',
    rule: 'APIG2',
    reason: 'The function reads each field itself and says in plain words, beside it, what is wrong.',
  },
  {
    where: 'Site/Api',
    rule: 'APIG3',
    reason:
      'A firewall costs by the month and is there with -c waf=true; stage and function limit requests without it.',
  },
  { where: 'Outbox/Unread', rule: 'SQS3', reason: DEAD_LETTERS },
  { where: 'Retention/Failed/Told', rule: 'SQS3', reason: DEAD_LETTERS },
  { where: 'Outbox/Relay', rule: 'IAM5[Resource::*]', reason: STREAMS },
  { where: 'Retention/Function', rule: 'IAM5[Resource::*]', reason: STREAMS },
  {
    where: 'ReplySender/Sender',
    rule: 'IAM5[Resource::arn:<AWS::Partition>:sms-voice:<AWS::Region>:<AWS::AccountId>:phone-number/*]',
    reason: ANY_NUMBER,
  },
  {
    where: 'SendMessage/Gate',
    rule: 'IAM5[Resource::arn:<AWS::Partition>:sms-voice:<AWS::Region>:<AWS::AccountId>:phone-number/*]',
    reason: ANY_NUMBER,
  },
  {
    where: 'Retention/Function',
    rule: 'IAM5[Resource::<RetentionArchiveBucket29523AEE.Arn>/*]',
    reason: 'Each life has an object of its own, in a bucket that holds nothing else.',
  },
  {
    where: 'Retention/Function',
    rule: 'IAM5[Resource::<RetentionFailedBucketA4A04609.Arn>/*]',
    reason: 'Lambda names the objects that it keeps there, in a bucket that holds nothing else.',
  },
  { where: 'Retention/Archive', rule: 'S1', reason: ACCESS_LOGS },
  { where: 'Retention/Failed', rule: 'S1', reason: ACCESS_LOGS },
]

/** Lets every synth check the app of this system by cdk-nag's AwsSolutions; what it finds beside the exceptions fails it. */
export function checkAwsSolutions(system: Stack): void {
  for (const { where, rule, reason } of EXCEPTIONS) {
    const construct = within(system, where)
    if (construct) Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason })
  }
  Validations.of(system.node.root).addPlugins(new AwsSolutionsChecks())
}

/** Undefined where the settings leave it out. */
function within(scope: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((found, id) => found?.node.tryFindChild(id), scope)
}
