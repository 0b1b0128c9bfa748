import { z } from 'zod'
import type { TemplateReader } from './reader.ts'

/** A response of API Gateway itself, as the template defines it. */
export interface GatewayResponse {
  /** Undefined for the default status of its type. */
  status: number | undefined
  headers: Record<string, string>
  /** Bodies by media type. */
  templates: Map<string, string>
}

const ResponseProperties = z.object({
  RestApiId: z.string(),
  ResponseType: z.string(),
  StatusCode: z.coerce.number().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
})

/** Reads the gateway responses of an API, by their types. */
export function readGatewayResponses(template: TemplateReader, api: string): Map<string, GatewayResponse> {
  const responses = template.all('AWS::ApiGateway::GatewayResponse', ResponseProperties)
  return new Map(
    responses
      .filter(({ properties }) => properties.RestApiId === api)
      .map(({ properties }) => [
        properties.ResponseType,
        {
          status: properties.StatusCode,
          headers: Object.fromEntries(Object.entries(properties.ResponseParameters).map(header)),
          templates: new Map(Object.entries(properties.ResponseTemplates)),
        },
      ]),
  )
}

function header([parameter, mapping]: [string, string]): [string, string] {
  const name = /^gatewayresponse\.header\.(.+)$/.exec(parameter)?.[1]
  const value = /^'(.*)'$/.exec(mapping)?.[1]
  if (name !== undefined && value !== undefined) return [name, value]
  throw new Error(
    `The local run supports only headers with fixed values in gateway responses, not ${parameter}.`,
  )
}
