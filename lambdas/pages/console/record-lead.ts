import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program } from '../../domain/tenant/definitions.ts'
import { type Html, html } from '../site/html.ts'
import { EMPTY, fieldOf } from './fields.ts'

/** What stands above the form for a consent: the choice of words, and the words themselves. */
export interface RecordLead {
  choice: { program: string; medium: string; language: string }
  programs: readonly Pick<Program, 'id' | 'name'>[]
  media: readonly (readonly [string, string])[]
  languages: readonly PageLanguage[]
  script: string
  /** Whether the words are read out, not printed. */
  readOut: boolean
  /** Whether this way can never prove what the program needs. */
  tooLow: boolean
}

const names = new Intl.DisplayNames('en', { type: 'language' })

/** The choice is a form of its own, which changes nothing; the words are those published for it (CTA-5). */
export function recordLead({
  choice,
  programs,
  media,
  languages,
  script,
  readOut,
  tooLow,
}: RecordLead): Html {
  const fields = [
    { name: 'program', label: 'Program', options: programs.map(({ id, name }) => [id, name] as const) },
    { name: 'medium', label: 'How do they agree?', options: media },
    {
      name: 'language',
      label: 'Language',
      options: languages.map((each) => [each, names.of(each) ?? each] as const),
    },
  ]
  return html`<form method="get" class="card inline">
${fields.map((field) => fieldOf({ ...field, kind: 'select', value: choice[field.name as keyof typeof choice] }, EMPTY))}
<button class="quiet" type="submit">Show the words</button>
</form>
${tooLow ? html`<div class="notice warning"><p>This way can’t prove the written consent that these messages need. It is recorded all the same; use a paper form or an invitation for these messages.</p></div>` : ''}
<h2>${readOut ? 'Read this out, word for word' : 'They agreed to these words'}</h2>
<blockquote class="script" lang="${choice.language}">${script}</blockquote>`
}
