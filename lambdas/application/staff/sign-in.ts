/** A member of staff as the sign-in provider names them. */
export interface Identity {
  /** The provider's own id of the person. */
  subject: string
  /** The name under which changes are recorded: the email address. */
  name: string
  groups: readonly string[]
}

/** What the browser keeps while its user signs in: it ties the provider's answer to this browser. */
export interface SignInFlow {
  state: string
  nonce: string
  verifier: string
}

/** Signs staff in by OpenID Connect: authorization code with PKCE. */
export interface SignIn {
  /** The address at the provider that the browser goes to. */
  begin(): Promise<{ url: string; flow: SignInFlow }>
  /** Exchanges the code in the callback's query; undefined if the provider or the check of its answer refuses. */
  finish(query: string, flow: SignInFlow): Promise<Identity | undefined>
}
