import { z } from 'zod'
import { functionName } from './functions.ts'
import { type GatewayResponse, readGatewayResponses } from './gateway-responses.ts'
import type { ParsedResource, TemplateReader } from './reader.ts'

/** A REST API of the stack, with its deployed stage. */
export interface StackRestApi {
  id: string
  stage: string
  stageVariables: Record<string, string> | null
  /** Media types whose bodies are passed as base64. */
  binaryMediaTypes: string[]
  methods: StackMethod[]
  /** By type, like `THROTTLED`. */
  gatewayResponses: ReadonlyMap<string, GatewayResponse>
}

/** A method of a resource, and the function behind it. */
export interface StackMethod {
  /** `ANY` matches every method. */
  httpMethod: string
  resourceId: string
  /** Like `/{tenant}/join`. */
  resource: string
  function: string
  qualifier: string | undefined
  timeoutMilliseconds: number
  throttle: Throttle | undefined
}

/** The request limits of a method: requests per second, and burst. */
export interface Throttle {
  rate: number
  burst: number
}

const ApiProperties = z.object({ BinaryMediaTypes: z.array(z.string()).default([]) })
const ResourceProperties = z.object({ RestApiId: z.string(), ParentId: z.string(), PathPart: z.string() })
const MethodProperties = z.object({
  RestApiId: z.string(),
  ResourceId: z.string(),
  HttpMethod: z.string(),
  Integration: z.object({
    Type: z.literal('AWS_PROXY'),
    Uri: z.string(),
    TimeoutInMillis: z.number().default(29_000),
  }),
})
const StageProperties = z.object({
  RestApiId: z.string(),
  StageName: z.string(),
  Variables: z.record(z.string(), z.string()).optional(),
  MethodSettings: z
    .array(
      z.object({
        HttpMethod: z.string(),
        ResourcePath: z.string(),
        ThrottlingRateLimit: z.number().optional(),
        ThrottlingBurstLimit: z.number().optional(),
      }),
    )
    .default([]),
})

type Stage = z.infer<typeof StageProperties>
type FoundResource = ParsedResource<z.infer<typeof ResourceProperties>>
type FoundMethod = ParsedResource<z.infer<typeof MethodProperties>>

/** Reads the REST APIs; throws for a method that is not a Lambda proxy. */
export function readRestApis(template: TemplateReader): StackRestApi[] {
  const stages = template.all('AWS::ApiGateway::Stage', StageProperties)
  const resources = template.all('AWS::ApiGateway::Resource', ResourceProperties)
  const methods = template.all('AWS::ApiGateway::Method', MethodProperties)
  return template.all('AWS::ApiGateway::RestApi', ApiProperties).flatMap(({ ref, attribute, properties }) => {
    const stage = stages.find((each) => each.properties.RestApiId === ref)?.properties
    if (!stage) return []
    const paths = pathsUnder(attribute('RootResourceId'), '', resources)
    return {
      id: ref,
      stage: stage.StageName,
      stageVariables: stage.Variables ?? null,
      binaryMediaTypes: properties.BinaryMediaTypes,
      methods: methods
        .filter((method) => method.properties.RestApiId === ref)
        .map((method) => stackMethod(method, paths.get(method.properties.ResourceId) ?? '/', stage)),
      gatewayResponses: readGatewayResponses(template, ref),
    }
  })
}

/** The paths of the resources below a parent, by resource id. */
function pathsUnder(parent: string, path: string, resources: FoundResource[]): Map<string, string> {
  const children = resources.filter(({ properties }) => properties.ParentId === parent)
  return new Map(
    children.flatMap(({ ref, properties }) => {
      const childPath = `${path}/${properties.PathPart}`
      return [[ref, childPath] as const, ...pathsUnder(ref, childPath, resources)]
    }),
  )
}

function stackMethod({ properties }: FoundMethod, resource: string, stage: Stage): StackMethod {
  const { HttpMethod, ResourceId, Integration } = properties
  const arn = /\/functions\/(.+)\/invocations$/.exec(Integration.Uri)?.[1] ?? ''
  return {
    httpMethod: HttpMethod,
    resourceId: ResourceId,
    resource,
    function: functionName(arn),
    qualifier: arn.split(':')[7],
    timeoutMilliseconds: Integration.TimeoutInMillis,
    throttle: throttleOf(stage, HttpMethod, resource),
  }
}

/** The method's own settings, or else those for all methods. */
function throttleOf({ MethodSettings }: Stage, httpMethod: string, resource: string): Throttle | undefined {
  const resourcePath = `/${resource.replaceAll('/', '~1')}`
  const settings =
    MethodSettings.find((each) => each.HttpMethod === httpMethod && each.ResourcePath === resourcePath) ??
    MethodSettings.find((each) => each.HttpMethod === '*' && each.ResourcePath === '/*')
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings ?? {}
  return rate === undefined || burst === undefined ? undefined : { rate, burst }
}
