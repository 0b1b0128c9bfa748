import type { Resource } from '../../../../local/template/references.ts'

/** A REST API in a template: routes like `GET /{tenant}/join`, settings of its stage, and other resources. */
export function restApiTemplate(
  routes: string[],
  { stage = {}, api = {}, integration = {}, gatewayResponses = {} }: Parts = {},
): Record<string, Resource> {
  const resources = new Map<string, Resource>([
    ['Api', { Type: 'AWS::ApiGateway::RestApi', Properties: api }],
    ['Stage', { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: API, StageName: 'v1', ...stage } }],
    ['Fn', { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'assent-site' } }],
  ])
  for (const route of routes) {
    const [HttpMethod = '', path = ''] = route.split(' ')
    const ResourceId = addResource(resources, path.split('/').slice(1))
    const Integration = { Type: 'AWS_PROXY', Uri: INVOCATIONS, ...integration }
    const Properties = { RestApiId: API, ResourceId, HttpMethod, Integration }
    resources.set(`Method ${route}`, { Type: 'AWS::ApiGateway::Method', Properties })
  }
  for (const [ResponseType, response] of Object.entries(gatewayResponses)) {
    const Properties = { RestApiId: API, ResponseType, ...response }
    resources.set(`Gateway ${ResponseType}`, { Type: 'AWS::ApiGateway::GatewayResponse', Properties })
  }
  return Object.fromEntries(resources)
}

interface Parts {
  stage?: object
  api?: Record<string, unknown>
  integration?: object
  gatewayResponses?: Record<string, object>
}

const API = { Ref: 'Api' }
const INVOCATIONS = {
  'Fn::Join': [
    '',
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
      { 'Fn::GetAtt': ['Fn', 'Arn'] },
      '/invocations',
    ],
  ],
}

function addResource(resources: Map<string, Resource>, parts: string[]): object {
  if (parts.join('') === '') return { 'Fn::GetAtt': ['Api', 'RootResourceId'] }
  const id = `Resource ${parts.join('/')}`
  const ParentId = addResource(resources, parts.slice(0, -1))
  const Properties = { RestApiId: API, ParentId, PathPart: parts.at(-1) }
  resources.set(id, { Type: 'AWS::ApiGateway::Resource', Properties })
  return { Ref: id }
}
