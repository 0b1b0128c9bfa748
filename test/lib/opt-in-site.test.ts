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

let template: Template

beforeAll(() => {
  template = systemTemplate()
})

const ofType = (type: string): Resource[] => resourcesOf(template, type)

function pathOf(id: string): string {
  const resource = ofType('AWS::ApiGateway::Resource').find((each) => each.id === id)
  return resource
    ? `${pathOf(referencedId(resource.properties.ParentId))}/${resource.properties.PathPart}`
    : ''
}

const DOMAIN = {
  domain: 'sms.example.com',
  certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/0123-abcd',
}

describe('the REST API', () => {
  test('passes exactly these requests to the function', () => {
    const methods = ofType('AWS::ApiGateway::Method').map(({ properties }) => {
      const { HttpMethod, ResourceId, Integration } = properties
      expect(Integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' })
      expect(JSON.stringify(Integration.Uri)).toMatch(/SiteFunction[A-Z0-9]+","Arn"/)
      return `${HttpMethod} ${pathOf(referencedId(ResourceId)) || '/'}`
    })
    expect(methods.sort()).toEqual([
      'GET /',
      'GET /stop/{id}',
      'GET /{tenant}',
      'GET /{tenant}/join',
      'GET /{tenant}/preferences',
      'GET /{tenant}/privacy',
      'GET /{tenant}/terms',
      'GET /{tenant}/ways-to-join',
      'GET /{tenant}/ways-to-join/{screenshot}',
      'GET /{tenant}/{program}/qr.svg',
      'HEAD /',
      'HEAD /stop/{id}',
      'HEAD /{tenant}',
      'HEAD /{tenant}/join',
      'HEAD /{tenant}/preferences',
      'HEAD /{tenant}/privacy',
      'HEAD /{tenant}/terms',
      'HEAD /{tenant}/ways-to-join',
      'HEAD /{tenant}/ways-to-join/{screenshot}',
      'HEAD /{tenant}/{program}/qr.svg',
      'POST /stop/{id}',
      'POST /{tenant}/join',
      'POST /{tenant}/preferences',
    ])
  })

  test('is regional, as AWS WAF requires, and accepts TLS 1.2 or later', () => {
    const [api] = ofType('AWS::ApiGateway::RestApi')
    expect(api?.properties).toMatchObject({
      Name: 'assent-site',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_/),
    })
    expect(api?.properties).not.toHaveProperty('BinaryMediaTypes')
  })

  test('limits the rate of requests', () => {
    const [stage] = ofType('AWS::ApiGateway::Stage')
    expect(stage?.properties.MethodSettings).toMatchObject([
      { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    ])
  })

  test('REC-7: logs no requests, and needs no account-wide role', () => {
    const [stage] = ofType('AWS::ApiGateway::Stage')
    expect(stage?.properties).not.toHaveProperty('AccessLogSetting')
    expect(stage?.properties.MethodSettings).toMatchObject([{ LoggingLevel: 'OFF', DataTraceEnabled: false }])
    expect(stage?.properties.TracingEnabled).not.toBe(true)
    expect(ofType('AWS::ApiGateway::Account')).toEqual([])
  })

  test('alone may invoke its function', () => {
    const [api] = ofType('AWS::ApiGateway::RestApi')
    const permissions = ofType('AWS::Lambda::Permission').filter(({ properties }) =>
      /^SiteFunction/.test(referencedId(properties.FunctionName)),
    )
    expect(permissions.map(({ properties }) => [properties.Action, properties.Principal])).toEqual([
      ['lambda:InvokeFunction', 'apigateway.amazonaws.com'],
    ])
    expect(JSON.stringify(permissions[0]?.properties.SourceArn)).toContain(`{"Ref":"${api?.id}"}`)
  })

  test('has its address in an output and in the function that mails links', () => {
    const { Outputs } = template.toJSON()
    expect(Object.keys(Outputs).filter((name) => /Endpoint|Site/.test(name))).toEqual(['SiteUrl'])
    const operator = ofType('AWS::Lambda::Function').find(
      ({ properties }) => properties.FunctionName === 'assent-operator',
    )
    expect(operator?.properties.Environment.Variables.SITE_URL).toEqual(Outputs.SiteUrl.Value)
  })
})

describe('the domain', () => {
  let named: Template

  beforeAll(() => {
    named = systemTemplate(DOMAIN)
  })

  const variables = (name: string) =>
    resourcesOf(named, 'AWS::Lambda::Function').find(({ properties }) => properties.FunctionName === name)
      ?.properties.Environment.Variables

  test('does not exist without -c domain=', () => {
    expect(ofType('AWS::ApiGateway::DomainName')).toEqual([])
  })

  test('leads to the stage, with its certificate and TLS 1.2 or later', () => {
    const [domain] = resourcesOf(named, 'AWS::ApiGateway::DomainName')
    const [mapping] = resourcesOf(named, 'AWS::ApiGateway::BasePathMapping')
    const [stage] = resourcesOf(named, 'AWS::ApiGateway::Stage')
    expect(domain?.properties).toMatchObject({
      DomainName: DOMAIN.domain,
      RegionalCertificateArn: DOMAIN.certificate,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_/),
    })
    expect(referencedId(mapping?.properties.DomainName)).toBe(domain?.id)
    expect(referencedId(mapping?.properties.Stage)).toBe(stage?.id)
    expect(mapping?.properties).not.toHaveProperty('BasePath')
  })

  test('is the address in the output, in links, in QR codes and in mail', () => {
    expect(named.toJSON().Outputs.SiteUrl.Value).toBe('https://sms.example.com/')
    expect([variables('assent-site').SITE_URL, variables('assent-operator').SITE_URL]).toEqual([
      'https://sms.example.com/',
      'https://sms.example.com/',
    ])
  })

  test('has the DNS record to create in an output', () => {
    const [domain] = resourcesOf(named, 'AWS::ApiGateway::DomainName')
    expect(named.toJSON().Outputs.SiteDnsRecord.Value).toEqual({
      'Fn::Join': ['', ['sms.example.com CNAME ', { 'Fn::GetAtt': [domain?.id, 'RegionalDomainName'] }]],
    })
  })

  test('OUT-8: leaves the address of API Gateway open, since stop links were mailed under it', () => {
    const [api] = resourcesOf(named, 'AWS::ApiGateway::RestApi')
    expect(api?.properties.DisableExecuteApiEndpoint).toBeUndefined()
  })
})

describe('an answer of API Gateway itself', () => {
  test('is a page with a heading, in the look of the rest, without script or template variable', () => {
    const types = ofType('AWS::ApiGateway::GatewayResponse').map(({ properties }) => {
      const page = String(properties.ResponseTemplates['text/html'])
      expect(page).toMatch(/^<!doctype html>.*<style>.*<h1>.+<\/h1>.*<section lang="fr">/s)
      expect(page).toMatch(
        /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/,
      )
      expect(page).not.toMatch(
        /<script|style=|\$|##|#\*|#(if|else|end|set|stop|include|parse|define|break|macro)\b/,
      )
      return properties.ResponseType
    })
    expect(types).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED']))
  })

  test('has headers against framing, caching and content sniffing', () => {
    for (const { properties } of ofType('AWS::ApiGateway::GatewayResponse')) {
      const headers = Object.entries(properties.ResponseParameters as Record<string, string>)
      expect(headers.map(([name]) => name.replace('gatewayresponse.header.', ''))).toEqual([
        'Cache-Control',
        'Content-Security-Policy',
        'Referrer-Policy',
        'Strict-Transport-Security',
        'X-Content-Type-Options',
        'X-Frame-Options',
      ])
      for (const [, value] of headers) expect(value).toMatch(/^'[^']+'$/)
    }
  })

  test('is 404 for a page that does not exist', () => {
    const missing = ofType('AWS::ApiGateway::GatewayResponse').find(
      ({ properties }) => properties.ResponseType === 'MISSING_AUTHENTICATION_TOKEN',
    )
    expect(missing?.properties.StatusCode).toBe('404')
  })
})

describe('the function', () => {
  test('has the permissions of the receiver of texts, signs evidence, and cannot send', () => {
    expect(actionsOf(permissionsOf(template, 'assent-site'))).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'kms:GenerateMac',
      'kms:Sign',
      's3:GetObject',
      's3:ListBucket',
    ])
  })
})

describe('the key of codes and tokens', () => {
  test('only hashes, is removed with the stack, and is used by the site and the reply sender', () => {
    const key = ofType('AWS::KMS::Key').find(({ id }) => /^SiteKey/.test(id))
    expect(key?.deletionPolicy).toBe('Delete')
    expect(key?.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
    const users = ofType('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => JSON.stringify(permissionsOf(template, name)).includes('["SiteKey'))
    expect(users.sort()).toEqual(['assent-reply-sender', 'assent-site'])
  })
})

describe('the firewall', () => {
  test('exists only with -c waf=true', () => {
    expect(ofType('AWS::WAFv2::WebACL')).toEqual([])
    expect(ofType('AWS::WAFv2::WebACLAssociation')).toEqual([])
  })

  test('protects the stage, limits requests per address, and uses the managed rules of AWS', () => {
    const protectedSite = systemTemplate({ waf: 'true' })
    const [acl] = resourcesOf(protectedSite, 'AWS::WAFv2::WebACL')
    const [association] = resourcesOf(protectedSite, 'AWS::WAFv2::WebACLAssociation')
    const [stage] = resourcesOf(protectedSite, 'AWS::ApiGateway::Stage')
    expect(referencedId(association?.properties.WebACLArn)).toBe(acl?.id)
    expect(JSON.stringify(association?.properties.ResourceArn)).toContain(`{"Ref":"${stage?.id}"}`)
    expect(acl?.properties.Scope).toBe('REGIONAL')
    const [rate, size, ...managed] = acl?.properties.Rules ?? []
    expect(rate).toMatchObject({
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 300, EvaluationWindowSec: 300 } },
    })
    expect(size).toMatchObject({ Name: 'form-size', Action: { Block: {} } })
    expect(
      managed.map(({ Name, OverrideAction }: Record<string, unknown>) => [Name, OverrideAction]),
    ).toEqual([
      ['AWSManagedRulesAmazonIpReputationList', { None: {} }],
      ['AWSManagedRulesKnownBadInputsRuleSet', { None: {} }],
      ['AWSManagedRulesCommonRuleSet', { None: {} }],
    ])
  })

  test('REC-7: counts requests and stores no samples', () => {
    const [acl] = resourcesOf(systemTemplate({ waf: 'true' }), 'AWS::WAFv2::WebACL')
    const { VisibilityConfig, Rules } = acl?.properties ?? {}
    for (const { SampledRequestsEnabled, CloudWatchMetricsEnabled } of [
      VisibilityConfig,
      ...Rules.map((rule: Record<string, unknown>) => rule.VisibilityConfig),
    ]) {
      expect([SampledRequestsEnabled, CloudWatchMetricsEnabled]).toEqual([false, true])
    }
  })
})

describe('mail', () => {
  test('cannot be sent without -c mailFrom=', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/ses:|MAIL_FROM/)
  })

  test('is sent by the operator only, from that address only, to verified identities of the account too', () => {
    const mailing = systemTemplate({ mailFrom: 'join@acme.example' })
    const senders = resourcesOf(mailing, 'AWS::Lambda::Function')
      .map(({ properties }) => properties)
      .filter(({ FunctionName }) => actionsOf(permissionsOf(mailing, FunctionName)).includes('ses:SendEmail'))
    expect(senders.map(({ FunctionName }) => FunctionName)).toEqual(['assent-operator'])
    expect(senders[0]?.Environment.Variables.MAIL_FROM).toBe('join@acme.example')
    const grant = permissionsOf(mailing, 'assent-operator').find(({ Action }) => Action === 'ses:SendEmail')
    expect(grant?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'join@acme.example' } })
    expect(JSON.stringify(grant?.Resource).match(/identity\/[^"]+/g)).toEqual(['identity/*'])
  })
})
