import type { Sample } from '../../../application/staff/sample.ts'
import { GRANT_WAYS, LEVELS } from '../../evidence/plain-words.ts'
import { shownNumber } from '../../site/countries.ts'
import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { errorSummary, type Field, fieldOf, titleWith } from '../fields.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { table } from '../table.ts'
import { timeOf } from '../times.ts'

/** A sample, or the form that draws one. */
export interface SampleView extends ConsoleView {
  choice: { program: string; count: string; seed: string }
  sample: Sample | undefined
  errors: Readonly<Record<string, string>>
}

/** People drawn at random with the key facts of each consent; the same seed draws the same (REC-5). */
export function samplePage(view: SampleView): Rendered {
  const { base, tenant, choice, sample, errors } = view
  const here = `${base}/console/${tenant.id}/sample`
  const filled = { typed: choice, errors }
  const fields: Field[] = [
    {
      name: 'program',
      label: 'Program',
      kind: 'select',
      options: tenant.programs.map(({ id, name }) => [id, name] as const),
    },
    { name: 'count', label: 'How many people?', kind: 'number' },
    { name: 'seed', label: 'Seed', kind: 'text', hint: 'The same seed draws the same people' },
  ]
  return consoleLayout(view, {
    title: titleWith('Sample', filled),
    here: '/sample',
    body: html`${errorSummary(fields, filled)}<h1>Sample</h1>
<p class="lead">Carriers ask for the consents of people drawn at random.</p>
<form method="get" class="card inline" action="${here}">
${fields.map((field) => fieldOf(field, filled))}
<button type="submit">Draw</button>
</form>
${
  sample
    ? html`<p>${sample.rows.length} of ${sample.people} people who are opted in.</p>
${table(
  'Sample',
  ['Number', 'Since', 'How', 'Level', 'Who', 'Collected by'],
  sample.rows.map(({ to, at, medium, level, evidence }) => [
    shownNumber(to),
    timeOf(at, []),
    GRANT_WAYS[medium],
    LEVELS[level],
    evidence.identity ?? '–',
    evidence.collectedBy ?? '–',
  ]),
)}
<p><a class="button quiet" href="${here}.csv?${new URLSearchParams(choice).toString()}">Download as CSV</a></p>`
    : ''
}`,
  })
}
