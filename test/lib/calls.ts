import type { Resource } from './synthesize.ts'

/** A call to AWS that a deployment makes. */
export interface Call {
  service: string
  action: string
  parameters: Record<string, unknown>
  ignoreErrorCodesMatching?: string
}

/** A call as the deployment makes it, with each reference replaced by its name. */
export function call(resource: Resource, when: 'Create' | 'Update' | 'Delete'): Call {
  const text = resource.properties[when]
  if (typeof text === 'string') return JSON.parse(text)
  return JSON.parse(
    text['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : nameIn(part))).join(''),
  )
}

function nameIn(reference: unknown): string {
  const text = JSON.stringify(reference)
  return /assent-inbound-topic-arn|PhoneNumberId|PhoneNumber|OutputRefConsentTable/.exec(text)?.[0] ?? text
}
