import type { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { messagePage } from '../../../pages/console/pages/message-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import { baseIn, type ConsoleContext, type ConsoleEnv, leadTo, setConsoleCookie } from '../console-request.ts'
import { show } from '../respond.ts'
import { endOf, openToken, sealToken, secondsOf, type TokenOf } from './console-tokens.ts'

const SESSION = 'session'

/** Where a sign-in may lead: a page of the console. */
const BACK = /^\/console(\/[\w.~=&%/-]*)?(\?[\w.~=&%-]*)?$/

/** The pages of signing in and out, which are open to anyone. */
export function addSignIn(app: Hono<ConsoleEnv>, deps: ConsoleDeps): void {
  app.get('/console/sign-in', (c) => beginSignIn(deps, c, c.req.query('back') ?? ''))
  app.get('/console/callback', (c) => finishSignIn(deps, c))
  app.get('/console/signed-out', (c) => showSignedOut(c))
  app.post('/console/sign-out', (c) => signOut(deps, c))
}

/** The signed-in member of staff: the cookie is ours, not over, and its session was not ended (STAFF-1). */
export async function staffOf(deps: ConsoleDeps, c: ConsoleContext): Promise<TokenOf<'session'> | undefined> {
  const session = await openToken(deps, 'session', getCookie(c, SESSION) ?? '')
  if (!session) return undefined
  return (await deps.sessions.read(session.id, deps.clock())) === undefined ? undefined : session
}

/** Each attempt has a cookie of its own, so that two tabs can sign in at once. */
async function beginSignIn(deps: ConsoleDeps, c: ConsoleContext, back: string): Promise<Response> {
  const { url, flow } = await deps.signIn.begin()
  const kept = await sealToken(deps, {
    purpose: 'flow',
    ...flow,
    back: BACK.test(back) ? back : '/console',
  })
  setConsoleCookie(c, flowCookie(flow.state), kept, secondsOf('flow'))
  return c.redirect(url, 303)
}

function flowCookie(state: string): string {
  return `flow-${state.slice(0, 12).replace(/\W/g, '')}`
}

async function finishSignIn(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const name = flowCookie(c.req.query('state') ?? '')
  const flow = await openToken(deps, 'flow', getCookie(c, name) ?? '')
  const query = new URL(c.req.url).search.slice(1)
  const identity = flow && (await deps.signIn.finish(query, flow))
  if (!identity) return show(c, messagePage({ base: baseIn(c), kind: 'sign_in_failed' }), 400)
  const id = deps.newId()
  await deps.sessions.keep(id, 'open', endOf('session', deps.clock()))
  const { subject, groups } = identity
  const session = await sealToken(deps, {
    purpose: 'session',
    id,
    subject,
    name: identity.name.slice(0, MAX_NAME),
    groups: groups.filter((group) => group.startsWith('assent:')).slice(0, MAX_GROUPS),
  })
  setConsoleCookie(c, SESSION, session, secondsOf('session'))
  setConsoleCookie(c, name, '', 0)
  return c.redirect(`${baseIn(c)}${flow.back}`, 303)
}

/** The longest name that a change can carry, and the most groups that fit into a cookie. */
const MAX_NAME = 200
const MAX_GROUPS = 40

/** The session is deleted, so that a copy of the cookie opens nothing any more. */
async function signOut(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const session = await openToken(deps, 'session', getCookie(c, SESSION) ?? '')
  if (session) await deps.sessions.delete(session.id)
  setConsoleCookie(c, SESSION, '', 0)
  return leadTo(c, '/signed-out')
}

/** Says that no one is signed in; `back` is where the browser goes on after signing in. */
function showSignedOut(c: ConsoleContext): Response {
  const back = c.req.query('back')
  return show(
    c,
    messagePage({ base: baseIn(c), kind: back === undefined ? 'signed_out' : 'session_over', back }),
  )
}
