import type { ListRow } from '../../../application/staff/list.ts'
import { LIST_STATUSES, type ListStatus } from '../../../domain/core/vocabulary.ts'
import { GRANT_WAYS } from '../../evidence/plain-words.ts'
import { shownNumber } from '../../site/countries.ts'
import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { errorSummary, type Field, fieldOf, titleWith } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { STATUS_WORDS } from '../plain-words.ts'
import { table } from '../table.ts'
import { timeOf } from '../times.ts'

/** Which list was chosen; an empty program stands for the brand as a whole, empty days for no limit. */
export interface ListChoice {
  program: string
  status: ListStatus
  since: string
  until: string
}

/** A list, or the form that chooses one. */
export interface ListsView extends ConsoleView {
  choice: ListChoice
  chosen: boolean
  rows: readonly (ListRow & { person: string; zones: readonly string[] })[]
  next: string | undefined
  errors: Readonly<Record<string, string>>
}

/** People by program, status and period, a page at a time (REC-6). */
export function listsPage(view: ListsView): Rendered {
  const { base, tenant, choice, chosen, rows, next, errors } = view
  const here = `${base}/console/${tenant.id}`
  const fields = fieldsOf(view)
  const filled = { typed: { ...choice }, errors }
  const query = new URLSearchParams({ ...choice }).toString()
  const ok = chosen && Object.keys(errors).length === 0
  return consoleLayout(view, {
    title: titleWith('Lists', filled),
    here: '/lists',
    body: html`${errorSummary(fields, filled)}<h1>Lists</h1>
<form method="get" class="card inline" action="${here}/lists">
${fields.map((field) => fieldOf(field, filled))}
<button type="submit">Show</button>
</form>
${
  ok
    ? html`${
        rows.length === 0
          ? html`<p>No one${next ? ' on this page' : ''}.</p>`
          : table(
              'People',
              ['Number', 'Status', 'Since', 'How'],
              rows.map(({ to, person, status, since, medium, zones }) => [
                html`<a href="${here}/people/${person}">${shownNumber(to)}</a>`,
                STATUS_WORDS[status],
                timeOf(since, zones),
                medium ? GRANT_WAYS[medium] : '–',
              ]),
            )
      }
<div class="row"><a class="button quiet" href="${here}/lists.csv?${query}">Download as CSV</a>
${next ? html`<a class="button quiet" href="${here}/lists?${query}&amp;cursor=${next}">Next page</a>` : ''}</div>`
    : ''
}`,
  })
}

function fieldsOf({ tenant }: ConsoleView): Field[] {
  return [
    {
      name: 'program',
      label: 'Program',
      kind: 'select',
      options: [
        ...tenant.programs.map(({ id, name }) => [id, name] as const),
        ['', `All of ${tenant.brand} (stopped or came back)`],
      ],
    },
    {
      name: 'status',
      label: 'Status',
      kind: 'select',
      options: LIST_STATUSES.map((status) => [status, STATUS_WORDS[status]]),
    },
    { name: 'since', label: 'From (UTC)', kind: 'date' },
    { name: 'until', label: 'Before (UTC)', kind: 'date' },
  ]
}
