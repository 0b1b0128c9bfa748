import { type Stack, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** A rule of AwsSolutions that a construct breaks, and why that is acceptable. */
export interface Exception {
  /** The path of a construct, without the stack's name; the exception covers everything in it. */
  where: string
  /** Such as `IAM5[Resource::*]`. */
  rule: string
  reason: string
}

const PUBLIC = 'The pages are public: a person proves their phone by a code or a reply that is texted.'
const NOTHING_LOGGED =
  'Log lines would contain addresses and paths (REC-7); server errors are counted and set off an alarm.'
const DEAD_LETTERS =
  'It is a dead-letter queue itself, for a stream, which the rule cannot see; any message in it sets off an alarm.'
const STREAMS =
  'Lambda looks up the stream that feeds the function, and ListStreams supports no resource but *.'
const ACCESS_LOGS =
  'Access logs would need one more bucket that outlives the stack. One function writes here and none reads; CloudTrail data events, where they are turned on, show what people of the account read.'

const EACH_LEAF = 'Each retired history has an object of its own in this folder.'
const EACH_PART = 'Each part of a digest has an object of its own in this folder.'

const ANY_NUMBER = 'A text is sent from a defined number of the account, whose id only the account knows.'

const LISTS =
  'Which numbers, pools and lists there are, only the account knows; they are read, and nothing in them changes.'

const CHECKED =
  'The check only reads, and finds what is deployed by names that begin with the name of the stack, which AWS completes.'

/** The exceptions that no name makes differ. */
const EXCEPTIONS: Exception[] = [
  { where: 'Site/Api', rule: 'APIG4', reason: PUBLIC },
  { where: 'Site/Api', rule: 'COG4', reason: PUBLIC },
  { where: 'Site/Api', rule: 'APIG1', reason: NOTHING_LOGGED },
  { where: 'Site/Api', rule: 'APIG6', reason: NOTHING_LOGGED },
  {
    where: 'Site/Api',
    rule: 'APIG2',
    reason: 'The function validates each field itself and shows each error beside its field.',
  },
  {
    where: 'Site/Api',
    rule: 'APIG3',
    reason:
      'AWS WAF has a monthly cost and is added by -c waf=true; stage and function limit requests without it.',
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
  ...['phone-number', 'pool', 'opt-out-list'].map((resource) => ({
    where: 'OptOutLists/Reader',
    rule: `IAM5[Resource::arn:<AWS::Partition>:sms-voice:<AWS::Region>:<AWS::AccountId>:${resource}/*]`,
    reason: LISTS,
  })),
  {
    where: 'Console',
    rule: 'IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason: 'SES authorizes the identities of recipients too; a condition limits the sender to one address.',
  },
  {
    where: 'Console/Staff',
    rule: 'COG8',
    reason:
      'The Plus plan costs for each member of staff. No one signs up by themselves, and everyone has a second factor.',
  },
  {
    where: 'Console/ClientSecret',
    rule: 'SMG4',
    reason: 'The sign-in provider issues this secret: only there can it be rotated.',
  },
  {
    where: 'Operator',
    rule: 'IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason: 'SES authorizes the identities of recipients too; a condition limits the sender to one address.',
  },
  {
    where: 'Retention/Function',
    rule: 'IAM5[Resource::<RetentionArchiveBucket29523AEE.Arn>/*]',
    reason: 'Each record generation has its own object, in a bucket that holds nothing else.',
  },
  {
    where: 'Digest/Function',
    rule: 'IAM5[Resource::<RetentionArchiveBucket29523AEE.Arn>/digests/*]',
    reason: EACH_PART,
  },
  {
    where: 'Retention/Function',
    rule: 'IAM5[Resource::<RetentionAnchorsBucketE8CACE7A.Arn>/retired/*]',
    reason: EACH_LEAF,
  },
  {
    where: 'Digest/Function',
    rule: 'IAM5[Resource::<RetentionAnchorsBucketE8CACE7A.Arn>/digests/*]',
    reason: EACH_PART,
  },
  ...['Records', 'Site/Function', 'Console/Function'].flatMap((where) =>
    ['RetentionArchiveBucket29523AEE', 'RetentionAnchorsBucketE8CACE7A'].map((bucket) => ({
      where,
      rule: `IAM5[Resource::<${bucket}.Arn>/digests/*]`,
      reason: EACH_PART,
    })),
  ),
  {
    where: 'Retention/Function',
    rule: 'IAM5[Resource::<RetentionFailedBucketA4A04609.Arn>/*]',
    reason: 'Lambda chooses the names of the objects, in a bucket that holds nothing else.',
  },
  { where: 'Retention/Archive', rule: 'S1', reason: ACCESS_LOGS },
  { where: 'Retention/Anchors', rule: 'S1', reason: ACCESS_LOGS },
  { where: 'Retention/Failed', rule: 'S1', reason: ACCESS_LOGS },
]

/** What the check of a deployment may read, by names that begin with the stack's. */
function exceptionsOfCheck(stackName: string): Exception[] {
  const arn = (service: string, name: string) =>
    `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${name}`
  const resources = [
    '*',
    arn('cloudformation', `stack/${stackName}/*`),
    arn('cloudformation', `stack/${stackName}-number*`),
    arn('dynamodb', `table/${stackName}-ConsentTable*`),
    arn('sms-voice', 'phone-number/*'),
    arn('sms-voice', 'pool/*'),
  ]
  return resources.map((resource) => ({
    where: 'DeploymentCheck/Function',
    rule: `IAM5[Resource::${resource}]`,
    reason: CHECKED,
  }))
}

/** Every exception of a stack of this name; the number's stacks need none. */
export function exceptionsOf(stackName: string): Exception[] {
  return [...EXCEPTIONS, ...exceptionsOfCheck(stackName)]
}

/** Makes every synth check the app against cdk-nag's AwsSolutions; a finding without an exception fails the synth. */
export function checkAwsSolutions(system: Stack): void {
  for (const { where, rule, reason } of exceptionsOf(system.stackName)) {
    const construct = findChild(system, where)
    if (construct) Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason })
  }
  Validations.of(system.node.root).addPlugins(new AwsSolutionsChecks())
}

/** Undefined if the settings leave the construct out. */
function findChild(scope: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((found, id) => found?.node.tryFindChild(id), scope)
}
