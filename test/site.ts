import type { System } from './system.ts'
import type { Answered, Fields, Visit } from './visitor.ts'

/** What most people fill in. */
export const FILLED: Fields = { country: 'US', number: '206 555 0142', name: '', program: 'acme-offers' }

/** Opens the form, fills it in and posts it. */
export async function signUp(
  system: System,
  fields: Fields = {},
  visit: Partial<Visit> = {},
): Promise<Answered> {
  const { hidden } = await system.site.get('/acme/join', visit)
  return system.site.post('/acme/join', { ...hidden, ...FILLED, ...fields }, visit)
}

/** Asks for the code of the preferences page. */
export async function askForCode(
  system: System,
  fields: Fields = {},
  visit: Partial<Visit> = {},
): Promise<Answered> {
  const { hidden } = await system.site.get('/acme/preferences', visit)
  return system.site.post('/acme/preferences', { ...hidden, ...FILLED, ...fields }, visit)
}

/** The six digits of the last text that carried some. */
export function codeIn(system: System): string {
  const texts = system.sent.flatMap(({ body }) => body.match(/\b\d{6}\b/) ?? [])
  const code = texts.at(-1)
  if (code === undefined) throw new Error('no text carried a code')
  return code
}

/** Six digits that are not these. */
export function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000'
}
