/** Signs in at the provider as a browser does; the query with which it leads back, or the page that it shows. */
export async function atProvider(
  url: string,
  email: string,
  password: string,
): Promise<{ query: string; page: string }> {
  const jar = new Map<string, string>()
  const go = async (to: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(to, url), {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return response
  }
  const form = (await go(url)).headers.get('location') ?? ''
  const sent = await go(form, { method: 'POST', body: new URLSearchParams({ email, password }) })
  const next = sent.headers.get('location')
  if (next === null) return { query: '', page: await sent.text() }
  const back = (await go(next)).headers.get('location') ?? ''
  return { query: new URL(back).search.slice(1), page: '' }
}
