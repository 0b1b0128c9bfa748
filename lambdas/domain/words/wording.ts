import type { Program, Tenant } from '../tenant/definitions.ts'

/** A program's name with its brand's, once. */
export function programLabel({ brand }: Pick<Tenant, 'brand'>, { name }: Pick<Program, 'name'>): string {
  return spaced(name).includes(spaced(brand)) ? name : `${brand} ${name}`
}

/** Every way to reach customer care. */
export function helpContacts(tenant: Pick<Tenant, 'help'>, or = ' or '): string {
  return contacts(tenant).join(or)
}

/** The one contact that a short text has room for. */
export function helpContact(tenant: Pick<Tenant, 'help'>): string {
  return contacts(tenant)[0] ?? ''
}

function contacts({ help }: Pick<Tenant, 'help'>): string[] {
  return [help.email, help.phone, help.url].filter((contact) => contact !== undefined)
}

function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')} `
}
