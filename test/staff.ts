import type { Identity, SignIn } from '../lambdas/application/staff/sign-in.ts'
import type { System } from './system.ts'
import type { Answered, Fields } from './visitor.ts'

/** The staff of the contract, and one whom no group gives a role. */
export const STAFF: Readonly<Record<string, Identity>> = {
  viewer: { subject: 'v-1', name: 'viewer@assent.example', groups: ['assent:*:viewer'] },
  agent: { subject: 'a-1', name: 'agent@assent.example', groups: ['assent:*:agent'] },
  admin: { subject: 'd-1', name: 'admin@assent.example', groups: ['assent:*:admin'] },
  globex: { subject: 'g-1', name: 'globex-agent@assent.example', groups: ['assent:globex:agent'] },
  nobody: { subject: 'n-1', name: 'new@assent.example', groups: ['finance'] },
}

/** Stands for the sign-in provider: the code is the name of a member of staff; the walks have a real one. */
export function signInOf(): SignIn {
  return {
    begin: async () => ({
      url: 'https://sign-in.example.com/authorize',
      flow: { state: 'state-1', nonce: 'nonce', verifier: 'verifier' },
    }),
    finish: async (query) => STAFF[new URLSearchParams(query).get('code') ?? ''],
  }
}

/** Somebody's browser, signed in. */
export type Browser = Awaited<ReturnType<typeof signedIn>>

/** Signs in; the browser keeps its cookies and posts each form with the token of the page that it was on. */
export async function signedIn({ console: pages }: Pick<System, 'console'>, who: string) {
  const begun = await pages.get('/console/sign-in')
  const cookies = [...begun.cookies]
  cookies.push(...(await pages.get(`/console/callback?code=${who}&state=state-1`, { cookies })).cookies)
  return browserOf({ console: pages }, cookies)
}

/** A browser that holds the cookies of someone who has signed in. */
export function browserOf({ console: pages }: Pick<System, 'console'>, cookies: readonly string[]) {
  const get = (path: string) => pages.get(path, { cookies })
  return {
    cookies,
    get,
    /** Fills in the form at a path and posts it, and goes where the answer leads. */
    submit: async (path: string, fields: Fields = {}): Promise<Answered> => {
      const { hidden } = await get(path)
      return pages.post(path.split('?')[0] ?? '', { ...hidden, ...fields }, { cookies })
    },
    /** The bare answer to a post, with the token of some page of theirs. */
    post: async (path: string, fields: Fields = {}): Promise<Answered> => {
      const { hidden } = await get('/console')
      const start = hidden.token === undefined ? await get('/console/globex') : { hidden }
      return pages.postOnly(path, { token: start.hidden.token ?? '', ...fields }, { cookies })
    },
    /** Looks a number up; the address of the person's page. */
    find: async (number: string, tenant = 'acme'): Promise<string> => {
      const { hidden } = await get(`/console/${tenant}`)
      const found = await pages.postOnly(`/console/${tenant}`, { ...hidden, number }, { cookies })
      return String(found.headers.location)
    },
  }
}
