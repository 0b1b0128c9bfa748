import type { Frequency, Program, Tenant } from './definitions.ts'

/** A program's name with its brand's, once. */
export function programLabel({ brand }: Tenant, { name }: Pick<Program, 'name'>): string {
  return name.toLowerCase().includes(brand.toLowerCase()) ? name : `${brand} ${name}`
}

/** Where a person finds a human, as words. */
export function helpContact({ help }: Tenant): string {
  return [help.email, help.phone, help.url].filter((contact) => contact !== undefined).join(' or ')
}

/** The promise of GATE-8, as words: "up to 4 msgs/month". */
export function frequencyPromise({ messages, per }: Frequency): string {
  const count = `${messages} ${messages === 1 ? 'msg' : 'msgs'}`
  return per === 'request' ? `${count} per request` : `up to ${count}/${per}`
}
