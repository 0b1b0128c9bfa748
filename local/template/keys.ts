import { z } from 'zod'
import { nameInArn } from './arn.ts'
import type { TemplateReader } from './reader.ts'

/** A KMS key of the stack. */
export interface StackKey {
  id: string
  arn: string
  spec: string
  /** `alias/…`, if it has one. */
  alias: string | undefined
}

const KeyProperties = z.object({ KeySpec: z.string().default('SYMMETRIC_DEFAULT') })
const AliasProperties = z.object({ AliasName: z.string(), TargetKeyId: z.string() })

/** Reads the keys with their aliases. */
export function readKeys(template: TemplateReader): StackKey[] {
  const aliases = template.all('AWS::KMS::Alias', AliasProperties)
  return template.all('AWS::KMS::Key', KeyProperties).map(({ ref, attribute, properties }) => ({
    id: ref,
    arn: attribute('Arn'),
    spec: properties.KeySpec,
    alias: aliases.find(({ properties: { TargetKeyId } }) => nameInArn(TargetKeyId) === `key/${ref}`)
      ?.properties.AliasName,
  }))
}
