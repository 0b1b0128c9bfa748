import type { ConsoleAction } from '../../domain/core/vocabulary.ts'
import type { ConsoleDeps } from './console-deps.ts'
import type { ConsoleContext } from './console-request.ts'

/** A page of a tenant, or what a form of it does; the role must include the action (STAFF-1). */
export interface TenantRoute {
  method: 'get' | 'post'
  /** After `/console/{tenant}`. */
  path: string
  action: ConsoleAction
  answer: (deps: ConsoleDeps, c: ConsoleContext) => Promise<Response>
}
