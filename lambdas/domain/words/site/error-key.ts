/** What can be wrong with a form; the words for it are the dictionary's. */
export const ERROR_KEYS = [
  'country_unknown',
  'number_missing',
  'number_invalid',
  'number_elsewhere',
  'number_no_texts',
  'name_too_long',
  'program_missing',
  'program_elsewhere',
  'code_missing',
  'code_wrong',
  'code_spent',
  'code_expired',
  'form_expired',
  'form_busy',
  'step_over',
] as const

/** One thing that can be wrong with a form. */
export type ErrorKey = (typeof ERROR_KEYS)[number]

/** Errors that no field of the page can fix: they are shown as text, not as a link to a field. */
export const WITHOUT_FIELD: ReadonlySet<ErrorKey> = new Set([
  'code_spent',
  'code_expired',
  'form_expired',
  'form_busy',
  'step_over',
])

/** What is wrong, by the name of the field. */
export type Errors<Field extends string> = { readonly [field in Field]?: ErrorKey | undefined }

/** Why a visitor gets an error page instead of the one they asked for. */
export type ErrorKind =
  | 'not_found'
  | 'too_large'
  | 'too_many'
  | 'bad_origin'
  | 'expired'
  | 'stop_link_over'
  | 'invalid'
  | 'internal'
