import { z } from 'zod'
import { nameInArn } from './arn.ts'
import type { SynthesizedStack } from './assembly.ts'
import type { TemplateReader } from './reader.ts'

/** A function of the stack. */
export interface StackFunction {
  name: string
  arn: string
  /** File and export of the bundle, like `index.handler`. */
  handler: string
  timeoutSeconds: number
  memoryMegabytes: number
  environment: Record<string, string>
  /** The folder of its bundle. */
  folder: string
  /** Its versions and aliases. */
  qualifiers: string[]
}

const FunctionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
})
const VersionProperties = z.object({ FunctionName: z.string() })
const AliasProperties = z.object({ FunctionName: z.string(), Name: z.string() })

/** Reads the functions with their versions and aliases. */
export function readFunctions(
  template: TemplateReader,
  assetFolder: SynthesizedStack['assetFolder'],
): StackFunction[] {
  const qualifiers = [
    ...template.all('AWS::Lambda::Version', VersionProperties).map((version) => ({
      function: version.properties.FunctionName,
      name: version.attribute('Version'),
    })),
    ...template.all('AWS::Lambda::Alias', AliasProperties).map(({ properties }) => ({
      function: properties.FunctionName,
      name: properties.Name,
    })),
  ]
  return template.all('AWS::Lambda::Function', FunctionProperties).map(({ ref, attribute, properties }) => ({
    name: ref,
    arn: attribute('Arn'),
    handler: properties.Handler,
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    environment: properties.Environment.Variables,
    folder: assetFolder(properties.Code.S3Key),
    qualifiers: qualifiers.filter((qualifier) => qualifier.function === ref).map(({ name }) => name),
  }))
}

/** The function's name in a name, an ARN or a qualified ARN. */
export function functionName(nameOrArn: string): string {
  const [name = ''] = nameInArn(nameOrArn)
    .replace(/^function:/, '')
    .split(':')
  return name
}
