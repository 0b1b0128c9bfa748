import type { ZodType } from 'zod'
import { atOrigin } from './addresses.ts'
import type { SynthesizedStack } from './assembly.ts'
import { type ReferenceContext, references } from './references.ts'
import { resolve } from './resolve.ts'

/** One resource of a template, its references resolved and its properties parsed. */
export interface Found<Properties> {
  id: string
  /** What `Ref` says of it. */
  ref: string
  attribute(name: string): string
  properties: Properties
}

/** Reads the resources of a template, type by type. */
export interface TemplateReader {
  all<Properties>(type: string, properties: ZodType<Properties>): Found<Properties>[]
  outputs(): Record<string, string>
}

/** A reader of a template as it stands locally. */
export function templateReader({ template }: SynthesizedStack, context: ReferenceContext): TemplateReader {
  const names = references(template.Resources, context)
  const read = (value: unknown) => atOrigin(resolve(value, names), context.origin)
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
