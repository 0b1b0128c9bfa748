import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { errorSummary, type Field, type Filled, fieldOf, postForm, titleWith } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'

const FIELDS: readonly Field[] = [
  {
    name: 'file',
    label: 'CSV file',
    kind: 'file',
    hint: 'Up to 500 rows and one megabyte; its first line names the columns',
  },
  { name: 'pasted', label: 'Or paste its content', kind: 'textarea' },
]

/** The form that takes a file. */
export function importPage(view: ConsoleView, filled: Filled): Rendered {
  const { base, tenant, formToken } = view
  return consoleLayout(view, {
    title: titleWith('Import', filled),
    here: '/import',
    body: html`${errorSummary(FIELDS, filled)}<h1>Import</h1>
<p>Each row is one consent or stop, with its evidence. A row that was imported before changes nothing, and no import undoes a stop. Columns: to, program, status, level, medium, at, callToAction or text, language, action, identity, collectedBy, ip, userAgent, reference, inboundMessageId.</p>
${postForm(
  `${base}/console/${tenant.id}/import`,
  formToken,
  html`${FIELDS.map((field) => fieldOf(field, filled))}
<button type="submit">Import</button>`,
  { file: true },
)}`,
  })
}
