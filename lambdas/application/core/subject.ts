/** One person at one tenant. */
export interface Subject {
  tenant: string
  to: string
}
