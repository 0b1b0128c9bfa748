import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { actionsOf, named, permissionsOf, type Resource, resourcesOf, systemTemplate } from './synthesize.ts'

let template: Template

beforeAll(() => {
  template = systemTemplate()
})

const of = (type: string): Resource[] => resourcesOf(template, type)

function pathOf(id: string): string {
  const resource = of('AWS::ApiGateway::Resource').find((each) => each.id === id)
  return resource ? `${pathOf(named(resource.properties.ParentId))}/${resource.properties.PathPart}` : ''
}

describe('the REST API', () => {
  test('answers these requests and no others, each by the one function', () => {
    const methods = of('AWS::ApiGateway::Method').map(({ properties }) => {
      const { HttpMethod, ResourceId, Integration } = properties
      expect(Integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' })
      expect(JSON.stringify(Integration.Uri)).toMatch(/SiteFunction[A-Z0-9]+","Arn"/)
      return `${HttpMethod} ${pathOf(named(ResourceId))}`
    })
    expect(methods.sort()).toEqual([
      'GET /{tenant}',
      'GET /{tenant}/join',
      'GET /{tenant}/preferences',
      'GET /{tenant}/privacy',
      'GET /{tenant}/terms',
      'GET /{tenant}/{program}/qr.svg',
      'HEAD /{tenant}',
      'HEAD /{tenant}/join',
      'HEAD /{tenant}/preferences',
      'HEAD /{tenant}/privacy',
      'HEAD /{tenant}/terms',
      'HEAD /{tenant}/{program}/qr.svg',
      'POST /{tenant}/join',
      'POST /{tenant}/preferences',
    ])
  })

  test('is regional, where a firewall can stand in front, and speaks TLS 1.2 or later', () => {
    const [api] = of('AWS::ApiGateway::RestApi')
    expect(api?.properties).toMatchObject({
      Name: 'assent-site',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_/),
    })
    expect(api?.properties).not.toHaveProperty('BinaryMediaTypes')
  })

  test('takes so many requests and no more', () => {
    const [stage] = of('AWS::ApiGateway::Stage')
    expect(stage?.properties.MethodSettings).toMatchObject([
      { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    ])
  })

  test('REC-7: logs nothing of a request, and wants no role for the whole account', () => {
    const [stage] = of('AWS::ApiGateway::Stage')
    expect(stage?.properties).not.toHaveProperty('AccessLogSetting')
    expect(stage?.properties.MethodSettings).toMatchObject([{ LoggingLevel: 'OFF', DataTraceEnabled: false }])
    expect(stage?.properties.TracingEnabled).not.toBe(true)
    expect(of('AWS::ApiGateway::Account')).toEqual([])
  })

  test('is the only one that may call its function', () => {
    const [api] = of('AWS::ApiGateway::RestApi')
    const permissions = of('AWS::Lambda::Permission').filter(({ properties }) =>
      /^SiteFunction/.test(named(properties.FunctionName)),
    )
    expect(permissions.map(({ properties }) => [properties.Action, properties.Principal])).toEqual([
      ['lambda:InvokeFunction', 'apigateway.amazonaws.com'],
    ])
    expect(JSON.stringify(permissions[0]?.properties.SourceArn)).toContain(`{"Ref":"${api?.id}"}`)
  })

  test('is told by an output, and to whoever mails links', () => {
    const { Outputs } = template.toJSON()
    expect(Object.keys(Outputs).filter((name) => /Endpoint|Site/.test(name))).toEqual(['SiteUrl'])
    const operator = of('AWS::Lambda::Function').find(
      ({ properties }) => properties.FunctionName === 'assent-operator',
    )
    expect(operator?.properties.Environment.Variables.SITE_URL).toEqual(Outputs.SiteUrl.Value)
  })
})

describe('what API Gateway answers by itself', () => {
  test('is a page with a heading for every kind, and needs no script, style or source', () => {
    const types = of('AWS::ApiGateway::GatewayResponse').map(({ properties }) => {
      expect(properties.ResponseTemplates['text/html']).toMatch(/^<!doctype html>.*<h1>.+<\/h1>/)
      expect(properties.ResponseTemplates['text/html']).not.toMatch(/<script|<style|style=|\$context/)
      return properties.ResponseType
    })
    expect(types).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED']))
  })

  test('carries headers that keep it from being framed, kept or guessed at', () => {
    for (const { properties } of of('AWS::ApiGateway::GatewayResponse')) {
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

  test('of a page that does not exist is 404, and speaks of no token', () => {
    const missing = of('AWS::ApiGateway::GatewayResponse').find(
      ({ properties }) => properties.ResponseType === 'MISSING_AUTHENTICATION_TOKEN',
    )
    expect(missing?.properties.StatusCode).toBe('404')
  })
})

describe('the function', () => {
  test('decides as the receiver of texts does, and sends nothing by itself', () => {
    expect(actionsOf(permissionsOf(template, 'assent-site'))).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'kms:GenerateMac',
    ])
  })
})

describe('the key of codes and tokens', () => {
  test('only hashes, goes with the stack, and is used by the site and by who texts the codes', () => {
    const key = of('AWS::KMS::Key').find(({ id }) => /^SiteKey/.test(id))
    expect(key?.deletionPolicy).toBe('Delete')
    expect(key?.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
    const users = of('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => JSON.stringify(permissionsOf(template, name)).includes('["SiteKey'))
    expect(users.sort()).toEqual(['assent-reply-sender', 'assent-site'])
  })
})

describe('the firewall', () => {
  test('is there only if it was asked for', () => {
    expect(of('AWS::WAFv2::WebACL')).toEqual([])
    expect(of('AWS::WAFv2::WebACLAssociation')).toEqual([])
  })

  test('stands before the stage, limits what one address asks, and knows the rules that AWS keeps', () => {
    const walled = systemTemplate({ waf: 'true' })
    const [acl] = resourcesOf(walled, 'AWS::WAFv2::WebACL')
    const [association] = resourcesOf(walled, 'AWS::WAFv2::WebACLAssociation')
    const [stage] = resourcesOf(walled, 'AWS::ApiGateway::Stage')
    expect(named(association?.properties.WebACLArn)).toBe(acl?.id)
    expect(JSON.stringify(association?.properties.ResourceArn)).toContain(`{"Ref":"${stage?.id}"}`)
    expect(acl?.properties.Scope).toBe('REGIONAL')
    const [rate, ...managed] = acl?.properties.Rules ?? []
    expect(rate).toMatchObject({
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 300, EvaluationWindowSec: 300 } },
    })
    expect(
      managed.map(({ Name, OverrideAction }: Record<string, unknown>) => [Name, OverrideAction]),
    ).toEqual([
      ['AWSManagedRulesAmazonIpReputationList', { None: {} }],
      ['AWSManagedRulesKnownBadInputsRuleSet', { None: {} }],
      ['AWSManagedRulesCommonRuleSet', { None: {} }],
    ])
  })

  test('REC-7: counts, and keeps no samples of requests', () => {
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
  test('is sent by nobody if no address was given', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/ses:|MAIL_FROM/)
  })

  test('is sent by the operator alone, from that address alone', () => {
    const mailing = systemTemplate({ mailFrom: 'join@acme.example' })
    const senders = resourcesOf(mailing, 'AWS::Lambda::Function')
      .map(({ properties }) => properties)
      .filter(({ FunctionName }) => actionsOf(permissionsOf(mailing, FunctionName)).includes('ses:SendEmail'))
    expect(senders.map(({ FunctionName }) => FunctionName)).toEqual(['assent-operator'])
    expect(senders[0]?.Environment.Variables.MAIL_FROM).toBe('join@acme.example')
    const grant = permissionsOf(mailing, 'assent-operator').find(({ Action }) => Action === 'ses:SendEmail')
    expect(grant?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'join@acme.example' } })
    expect(JSON.stringify(grant?.Resource).match(/identity\/[^"]+/g)).toEqual([
      'identity/acme.example',
      'identity/join@acme.example',
    ])
  })
})
