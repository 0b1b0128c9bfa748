import { z } from 'zod'
import type { TemplateReader } from './reader.ts'

/** Where the local sign-in provider is. */
export const SIGN_IN_PATH = '/_local/sign-in'

/** An application that people sign in to with the stack's user pool. */
export interface StackSignIn {
  clientId: string
  /** The URL of the provider. */
  issuer: string
  callbacks: readonly string[]
}

const ClientProperties = z.object({ UserPoolId: z.string(), CallbackURLs: z.array(z.string()) })

/** Reads the clients of the stack's user pools; none without a console. */
export function readSignIns(template: TemplateReader): StackSignIn[] {
  const pools = template.all('AWS::Cognito::UserPool', z.object({}))
  return template.all('AWS::Cognito::UserPoolClient', ClientProperties).flatMap(({ ref, properties }) => {
    const pool = pools.find((each) => each.ref === properties.UserPoolId)
    return pool
      ? [{ clientId: ref, issuer: pool.attribute('ProviderURL'), callbacks: properties.CallbackURLs }]
      : []
  })
}
