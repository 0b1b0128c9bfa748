import { ACCOUNT, arn, REGION } from './arn.ts'
import { type References, resolve } from './resolve.ts'
import { SIGN_IN_PATH } from './sign-in.ts'

/** A resource as written in the template. */
export interface Resource {
  Type: string
  Properties?: Record<string, unknown>
}

/** The names and addresses that a template's references resolve to. */
export interface ReferenceContext {
  stackName: string
  /** The URL of the local services, which queue URLs start with. */
  origin: string
  /** The physical name of a resource that has none in the template. */
  generateName(logicalId: string): string
}

/** The values of `Ref` and `Fn::GetAtt` for a resource. */
type Identity = { ref: string; attributes: Record<string, string> }

type Identify = (name: string, context: ReferenceContext, properties: Record<string, unknown>) => Identity

const identities = new Map<string, { nameProperty: string; identify: Identify }>([
  ['AWS::SNS::Topic', { nameProperty: 'TopicName', identify: topic }],
  ['AWS::SQS::Queue', { nameProperty: 'QueueName', identify: queue }],
  ['AWS::DynamoDB::Table', { nameProperty: 'TableName', identify: table }],
  ['AWS::S3::Bucket', { nameProperty: 'BucketName', identify: bucket }],
  ['AWS::KMS::Key', { nameProperty: '', identify: key }],
  ['AWS::Events::Rule', { nameProperty: 'Name', identify: rule }],
  ['AWS::Lambda::Function', { nameProperty: 'FunctionName', identify: lambda }],
  ['AWS::Lambda::Version', { nameProperty: '', identify: version }],
  ['AWS::Lambda::Alias', { nameProperty: 'Name', identify: alias }],
  ['AWS::ApiGateway::Stage', { nameProperty: 'StageName', identify: other }],
  ['AWS::Cognito::UserPool', { nameProperty: '', identify: userPool }],
])

/** Resolves references of a template: to its resources, and to pseudo parameters. */
export function references(resources: Record<string, Resource>, context: ReferenceContext): References {
  const known = new Map(Object.entries(resources))
  const pseudo = new Map([
    ['AWS::Region', REGION],
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', context.stackName],
    ['AWS::StackId', arn('cloudformation', `stack/${context.stackName}/local`)],
  ])
  const identityOf = (logicalId: string): Identity => {
    const resource = known.get(logicalId)
    if (!resource) throw new Error(`The template refers to ${logicalId}, which it does not define.`)
    const properties = resource.Properties ?? {}
    const { nameProperty, identify } = identities.get(resource.Type) ?? { nameProperty: '', identify: other }
    const name = resolve(properties[nameProperty], self)
    return identify(typeof name === 'string' ? name : context.generateName(logicalId), context, {
      FunctionName: resolve(properties.FunctionName, self),
    })
  }
  const self: References = {
    ref: (logicalId) => pseudo.get(logicalId) ?? identityOf(logicalId).ref,
    attribute: (logicalId, name) => {
      const { ref, attributes } = identityOf(logicalId)
      return attributes[name] ?? `${ref}.${name}`
    },
  }
  return self
}

function topic(name: string): Identity {
  return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } }
}

function queue(name: string, { origin }: ReferenceContext): Identity {
  const url = `${origin}/${ACCOUNT}/${name}`
  return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } }
}

function table(name: string): Identity {
  const tableArn = arn('dynamodb', `table/${name}`)
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } }
}

/** Bucket names are always in lower case. */
function bucket(name: string): Identity {
  const ref = name.toLowerCase()
  return { ref, attributes: { Arn: `arn:aws:s3:::${ref}` } }
}

function key(name: string): Identity {
  return { ref: name, attributes: { Arn: arn('kms', `key/${name}`) } }
}

function lambda(name: string): Identity {
  return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } }
}

function version(
  _name: string,
  _context: ReferenceContext,
  { FunctionName }: Record<string, unknown>,
): Identity {
  return { ref: `${arn('lambda', `function:${FunctionName}`)}:1`, attributes: { Version: '1' } }
}

function alias(
  name: string,
  _context: ReferenceContext,
  { FunctionName }: Record<string, unknown>,
): Identity {
  return { ref: `${arn('lambda', `function:${FunctionName}`)}:${name}`, attributes: {} }
}

function rule(name: string): Identity {
  return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } }
}

/** The local provider issues the tokens of its users. */
function userPool(name: string, { origin }: ReferenceContext): Identity {
  return {
    ref: name,
    attributes: { Arn: arn('cognito-idp', `userpool/${name}`), ProviderURL: `${origin}${SIGN_IN_PATH}` },
  }
}

function other(name: string): Identity {
  return { ref: name, attributes: {} }
}
