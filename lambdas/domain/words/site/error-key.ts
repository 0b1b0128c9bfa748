/** What can be wrong with one field of a form; the words for it are the dictionary's. */
export type ErrorKey =
  | 'country_unknown'
  | 'number_missing'
  | 'number_invalid'
  | 'number_elsewhere'
  | 'number_no_texts'
  | 'name_too_long'
  | 'program_missing'
  | 'program_elsewhere'
  | 'code_missing'
  | 'code_wrong'
  | 'code_expired'
  | 'form_expired'
  | 'form_busy'

/** What is wrong, by the name of the field. */
export type Errors<Field extends string> = { readonly [field in Field]?: ErrorKey | undefined }

/** Why a visitor gets an error page instead of the one they asked for. */
export type ErrorKind =
  | 'not_found'
  | 'too_large'
  | 'too_many'
  | 'bad_origin'
  | 'expired'
  | 'invalid'
  | 'internal'
