import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  actionsOf,
  permissionsOf,
  type Resource,
  referencedId,
  resourcesOf,
  systemTemplate,
} from './synthesize.ts'

const WITH_POOL = { console: 'you@company.com', mailFrom: 'join@acme.example' }
const WITH_ISSUER = { consoleIssuer: 'https://login.company.com', consoleClientId: 'assent-console' }

let template: Template

beforeAll(() => {
  template = systemTemplate(WITH_POOL)
})

const ofType = (type: string, within: Template = template): Resource[] => resourcesOf(within, type)
const consoleOf = (within: Template) =>
  ofType('AWS::Lambda::Function', within).find(
    ({ properties }) => properties.FunctionName === 'assent-console',
  )

test('without the setting nothing of the console is deployed', () => {
  expect(JSON.stringify(systemTemplate().toJSON())).not.toMatch(/[Cc]onsole|Cognito/)
})

describe('with -c console=', () => {
  test('STAFF-1 nobody signs up by themselves, and everyone has a second factor', () => {
    expect(ofType('AWS::Cognito::UserPool')).toMatchObject([
      {
        properties: {
          AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
          MfaConfiguration: 'ON',
          EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
          UserPoolTier: 'ESSENTIALS',
        },
        deletionPolicy: 'Delete',
      },
    ])
  })

  test('STAFF-1 there is a group for each role, and the first admin, invited by mail, is in the highest', () => {
    const groups = ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties.GroupName)
    const places = ['*', 'acme', 'globex']
    expect(groups.sort()).toEqual(
      places.flatMap((place) => ['admin', 'agent', 'viewer'].map((role) => `assent:${place}:${role}`)),
    )
    expect(ofType('AWS::Cognito::UserPoolUser')).toMatchObject([
      { properties: { Username: 'you@company.com', DesiredDeliveryMediums: ['EMAIL'] } },
    ])
    expect(ofType('AWS::Cognito::UserPoolUserToGroupAttachment')).toMatchObject([
      { properties: { Username: 'you@company.com', GroupName: 'assent:*:admin' } },
    ])
  })

  test('the sign-in is an authorization code for one address, made of the API’s id and the stage’s name', () => {
    const [{ properties } = { properties: {} }] = ofType('AWS::Cognito::UserPoolClient')
    expect(properties).toMatchObject({ AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email'] })
    expect(JSON.stringify(properties.CallbackURLs)).toMatch(
      /^\[\{"Fn::Join":\["",\["https:\/\/",\{"Ref":"SiteApi\w+"\},"\.execute-api\.",\{"Ref":"AWS::Region"\},"\.",\{"Ref":"AWS::URLSuffix"\},"\/v1\/console\/callback"\]\]\}\]$/,
    )
    const environment = JSON.stringify(consoleOf(template)?.properties.Environment)
    expect(environment).not.toMatch(/DeploymentStage/)
    expect(ofType('AWS::Cognito::ManagedLoginBranding')).toMatchObject([
      { properties: { UseCognitoProvidedValues: true } },
    ])
  })

  test('with a domain, that is the only address', () => {
    const domain = {
      domain: 'sms.example.com',
      certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/a',
    }
    const within = systemTemplate({ ...WITH_POOL, ...domain })
    expect(ofType('AWS::Cognito::UserPoolClient', within)[0]?.properties.CallbackURLs).toEqual([
      'https://sms.example.com/console/callback',
    ])
    expect(consoleOf(within)?.properties.Environment.Variables.SITE_URL).toBe('https://sms.example.com/')
  })

  test('the API passes everything below /console to its function, and nothing else', () => {
    const methods = ofType('AWS::ApiGateway::Method').filter(({ properties }) =>
      /ConsoleFunction/.test(JSON.stringify(properties.Integration.Uri)),
    )
    const parts = methods.map(({ properties }) => {
      const resource = ofType('AWS::ApiGateway::Resource').find(
        ({ id }) => id === referencedId(properties.ResourceId),
      )
      return `${properties.HttpMethod} ${resource?.properties.PathPart}`
    })
    expect(parts.sort()).toEqual(
      ['GET', 'HEAD', 'POST'].flatMap((method) => [`${method} console`, `${method} {proxy+}`]),
    )
  })

  test('the function reads and writes the table, hashes, and mails from one address, no more', () => {
    expect(actionsOf(permissionsOf(template, 'assent-console'))).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'kms:GenerateMac',
      'kms:Sign',
      's3:GetObject',
      's3:ListBucket',
      'ses:SendEmail',
    ])
  })

  test('STAFF-1 its key stays with the table, so that looks stay readable for two years, but not after a failed first deployment', () => {
    const key = ofType('AWS::KMS::Key').find(({ id }) => id.startsWith('ConsoleKey'))
    expect([key?.properties.KeySpec, key?.deletionPolicy]).toEqual(['HMAC_256', 'RetainExceptOnCreate'])
  })
})

test('an issuer of one’s own takes the place of the user pool, with its secret in Secrets Manager', () => {
  const within = systemTemplate(WITH_ISSUER)
  expect(ofType('AWS::Cognito::UserPool', within)).toEqual([])
  expect(consoleOf(within)?.properties.Environment.Variables).toMatchObject({
    CONSOLE_ISSUER: 'https://login.company.com',
    CONSOLE_CLIENT_ID: 'assent-console',
    CONSOLE_CLIENT_SECRET_ARN: { Ref: expect.stringMatching(/^ConsoleClientSecret/) },
  })
  expect(actionsOf(permissionsOf(within, 'assent-console'))).toContain('secretsmanager:GetSecretValue')
  expect(Object.keys(within.toJSON().Outputs)).toEqual(
    expect.arrayContaining(['ConsoleUrl', 'ConsoleCallback']),
  )
})

test.each([
  [{ consoleIssuer: 'https://login.company.com' }, 'needs -c consoleClientId= too'],
  [{ consoleClientId: 'x' }, 'needs -c consoleClientId= too'],
  [{ ...WITH_ISSUER, consoleIssuer: 'http://login.company.com' }, 'must be the https URL'],
  [{ ...WITH_ISSUER, console: 'you@company.com' }, 'Set either -c console='],
  [{ console: 'you' }, '-c console= must be one email address.'],
])('%j is refused', (settings, message) => {
  expect(() => systemTemplate(settings as Record<string, string>)).toThrow(message)
})

test('STAFF-1 the firewall takes an import of a megabyte, and large forms nowhere else', () => {
  const [acl] = ofType('AWS::WAFv2::WebACL', systemTemplate({ ...WITH_POOL, waf: 'true' }))
  const rules = acl?.properties.Rules as { Name: string; Action?: object; Statement: object }[]
  const own = rules.find(({ Name }) => Name === 'form-size')
  expect(own?.Action).toEqual({ Block: {} })
  expect(JSON.stringify(own?.Statement)).toMatch(/"Size":16384.*"NotStatement".*"\/console\/".*"\/import"/)
  const common = rules.find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet')
  expect(common?.Statement).toMatchObject({
    ManagedRuleGroupStatement: {
      RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
    },
  })
})
