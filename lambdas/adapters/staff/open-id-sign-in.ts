import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import * as z from 'zod/mini'
import type { Identity, SignIn, SignInFlow } from '../../application/staff/sign-in.ts'

/** The provider, and the client that this deployment is there. */
export interface OpenIdClient {
  issuer: string
  clientId: string
  /** Reads the client's secret; undefined for a client without one, which PKCE alone protects. */
  readSecret: (() => Promise<string>) | undefined
  /** The address that the provider sends the browser back to. */
  callback: string
}

/** Amazon Cognito names the groups in a claim of its own. */
const claims = z.object({
  sub: z.string(),
  email: z.optional(z.string()),
  email_verified: z.optional(z.union([z.boolean(), z.string()])),
  groups: z.optional(z.array(z.string())),
  'cognito:groups': z.optional(z.array(z.string())),
})

const SCOPE = 'openid email'

/** The browser waits for each request to the provider. */
const TIMEOUT_SECONDS = 5

/** Signs in with an OpenID Connect provider, whose addresses and keys are discovered once per process. */
export function createOpenIdSignIn(client: OpenIdClient): SignIn {
  let discovered: Promise<Configuration> | undefined
  const configuration = () => {
    discovered ??= discover(client).catch((error) => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  return {
    begin: async () => begin(await configuration(), client),
    finish: async (query, flow) => finish(await configuration(), client, query, flow),
  }
}

async function discover({ issuer, clientId, readSecret }: OpenIdClient): Promise<Configuration> {
  const server = new URL(issuer)
  const authentication = readSecret ? ClientSecretPost(await readSecret()) : None()
  const config = await discovery(server, clientId, undefined, authentication, {
    // Over http only to this machine itself: the local run.
    execute: server.hostname === 'localhost' ? [allowInsecureRequests] : [],
    timeout: TIMEOUT_SECONDS,
  })
  // The signature of each token is checked too, not only where it came from.
  enableNonRepudiationChecks(config)
  return config
}

/** Everyone types their password: a browser that someone else used must not sign in by itself. */
async function begin(config: Configuration, { callback }: OpenIdClient) {
  const flow: SignInFlow = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
  }
  const url = buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: SCOPE,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    prompt: 'login',
  })
  return { url: url.href, flow }
}

async function finish(
  config: Configuration,
  { callback }: OpenIdClient,
  query: string,
  { state, nonce, verifier }: SignInFlow,
): Promise<Identity | undefined> {
  try {
    const tokens = await authorizationCodeGrant(config, new URL(`${callback}?${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const { sub, email, email_verified, groups, 'cognito:groups': ofCognito } = claims.parse(tokens.claims())
    const disputed = email_verified === false || email_verified === 'false'
    return {
      subject: sub,
      name: disputed || email === undefined ? sub : email,
      groups: [...(groups ?? []), ...(ofCognito ?? [])],
    }
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  return [AuthorizationResponseError, ResponseBodyError, ClientError].some((kind) => error instanceof kind)
}
