import type { ZodType } from 'zod'
import { useLocalOrigin } from './addresses.ts'
import type { SynthesizedStack } from './assembly.ts'
import { type ReferenceContext, references } from './references.ts'
import { resolve } from './resolve.ts'

/** A resource of a template, with references resolved and properties parsed. */
export interface ParsedResource<Properties> {
  id: string
  /** The value of `Ref`. */
  ref: string
  attribute(name: string): string
  properties: Properties
}

/** Reads the resources of a template, type by type. */
export interface TemplateReader {
  all<Properties>(type: string, properties: ZodType<Properties>): ParsedResource<Properties>[]
  outputs(): Record<string, string>
}

/** Reads a template with local names and addresses. */
export function templateReader({ template }: SynthesizedStack, context: ReferenceContext): TemplateReader {
  const names = references(template.Resources, context)
  const read = (value: unknown) => useLocalOrigin(resolve(value, names), context.origin)
  return {
    all: (type, properties) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([id, resource]) => ({
          id,
          ref: String(names.ref(id)),
          attribute: (name) => String(names.attribute(id, name)),
          properties: properties.parse(read(resource.Properties ?? {})),
        })),
    outputs: () => readOutputs(template.Outputs ?? {}, read),
  }
}

function readOutputs(
  outputs: Record<string, { Value: unknown }>,
  read: (value: unknown) => unknown,
): Record<string, string> {
  return Object.fromEntries(Object.entries(outputs).map(([id, { Value }]) => [id, String(read(Value))]))
}
