import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type ClientMetadata, Provider } from 'oidc-provider'
import { loginPage } from './login-page.ts'
import { USERS, userWith } from './users.ts'

/** What the provider is started with. */
export interface ProviderStart {
  /** Its URL, whose path every request begins with. */
  issuer: string
  clients: ClientMetadata[]
}

const DAY_SECONDS = 24 * 60 * 60

/** Starts an OpenID Connect provider for the local users on a free loopback port; returns the port. */
export async function startProvider(start: ProviderStart): Promise<number> {
  const server = createServer(listener(start))
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.')
  return address.port
}

function listener(start: ProviderStart): RequestListener {
  const mount = new URL(start.issuer).pathname
  const provider = createProvider(start, mount)
  const answer = provider.callback()
  return (request, response) => {
    const path = (request.url ?? '').slice(mount.length)
    if (path.startsWith('/interaction/')) {
      void logIn(provider, request, response).catch(() =>
        response.writeHead(400).end('This sign-in is over.'),
      )
      return
    }
    // The provider finds out from both where it is mounted.
    Object.assign(request, { originalUrl: request.url, url: path })
    void answer(request, response)
  }
}

function createProvider({ issuer, clients }: ProviderStart, mount: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider(issuer, {
    clients,
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub', 'cognito:groups'], email: ['email', 'email_verified'] },
    // The ID token has the claims itself, as that of Amazon Cognito.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Session: DAY_SECONDS, Interaction: DAY_SECONDS, Grant: DAY_SECONDS },
    interactions: { url: (_, { uid }) => `${mount}/interaction/${uid}` },
    findAccount: (_, email) => {
      const user = USERS.find((each) => each.email === email)
      return (
        user && {
          accountId: email,
          claims: () => ({ sub: email, email, email_verified: true, 'cognito:groups': user.groups }),
        }
      )
    },
    // No consent screen: the console may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
}

/** Shows the form, or checks what was typed and returns to the console. */
async function logIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response)
  const typed = new URLSearchParams(request.method === 'POST' ? await text(request) : '')
  const email = typed.get('email') ?? ''
  const user = userWith(email, typed.get('password') ?? '')
  if (user) {
    await provider.interactionFinished(request, response, { login: { accountId: user.email } })
    return
  }
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(loginPage({ action: request.url ?? '', email, refused: request.method === 'POST' }))
}
