/** A member of staff who can sign in to the local console. */
export interface StaffUser {
  email: string
  groups: readonly string[]
}

/** The password of every local user. */
export const PASSWORD = 'assent'

/** One user for each role, and one who sees a single tenant. */
export const USERS: readonly StaffUser[] = [
  { email: 'viewer@assent.example', groups: ['assent:*:viewer'] },
  { email: 'agent@assent.example', groups: ['assent:*:agent'] },
  { email: 'admin@assent.example', groups: ['assent:*:admin'] },
  { email: 'globex-agent@assent.example', groups: ['assent:globex:agent'] },
]

/** The user with this email address, if the password is right. */
export function userWith(email: string, password: string): StaffUser | undefined {
  return password === PASSWORD ? USERS.find((user) => user.email === email.trim().toLowerCase()) : undefined
}
