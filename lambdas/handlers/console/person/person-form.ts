import type { ConsoleAction } from '../../../domain/core/vocabulary.ts'
import type { Tenant } from '../../../domain/tenant/definitions.ts'
import type { Field } from '../../../pages/console/fields.ts'
import type { Html } from '../../../pages/site/html.ts'
import type { ConsoleDeps } from '../console-deps.ts'

/** What a form about a person is made for. */
export interface FormContext {
  deps: ConsoleDeps
  tenant: Tenant
  to: string
  /** The encrypted id of the person. */
  person: string
  /** The name under which changes are recorded. */
  by: string
  now: string
  /** The time zones that the person may be in. */
  zones: readonly string[]
  query: Readonly<Record<string, string>>
}

/** The values of the fields. */
export type Values = Readonly<Record<string, string>>

/** A form as it is shown. */
export interface ShownForm {
  lead: Html | string
  fields: readonly Field[]
  button: string
}

/** One thing that staff can do about a person: its form, the operation that it asks for, and what to say afterwards. */
export interface PersonForm {
  action: ConsoleAction
  /** The last part of its address. */
  path: string
  title: string
  danger?: boolean
  shown(context: FormContext): Promise<ShownForm> | ShownForm
  /** Errors that only this form knows, by field. */
  check?(values: Values, context: FormContext): Record<string, string>
  /** The operation, without the tenant and who does it. */
  request(values: Values, context: FormContext): object
  /** The page that shows what came of it, after the person's own path; left out: the person's page. */
  resultPath?: string
  /** What was done, in a sentence. */
  done(answer: object, context: FormContext): string
}
