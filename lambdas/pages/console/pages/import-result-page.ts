import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { table } from '../table.ts'

/** What came of each row of a file. */
export interface ImportResultView extends ConsoleView {
  rows: readonly { line: number; result: string; reason: string }[]
  /** How many rows were not recorded, and whether they can be downloaded. */
  failed: number
  kept: boolean
  /** The name under which the result is kept. */
  form: string
}

const RESULT_WORDS: Readonly<Record<string, string>> = {
  recorded: 'Recorded',
  unchanged: 'Unchanged, it was recorded before',
  refused_stopped: 'Refused: the person has stopped',
  refused_declined: 'Refused: sign-ups of this number are declined',
  invalid: 'Not valid',
}

/** The most rows that one page lists; those that were not recorded come first. */
const MAX_SHOWN = 150

/** A result for each row, the rejected ones first. */
export function importResultPage(view: ImportResultView): Rendered {
  const { base, tenant, rows, failed, kept, form } = view
  const here = `${base}/console/${tenant.id}/import`
  const sorted = rows.toSorted((a, b) => Number(isGood(a)) - Number(isGood(b)) || a.line - b.line)
  const counts = Map.groupBy(rows, ({ result }) => result)
  return consoleLayout(view, {
    title: 'Import result',
    here: '/import',
    body: html`<h1>Import result</h1>
<div class="notice${failed > 0 ? ' warning' : ''}" role="status"><p>${[...counts].map(
      ([result, found]) => html`${RESULT_WORDS[result] ?? result}: <b>${found.length}</b>. `,
    )}</p></div>
${failed > 0 && !kept ? html`<p>The rejected rows are too many to keep: find them in your file by their lines.</p>` : ''}
<div class="row">${kept ? html`<a class="button" href="${here}/rejected.csv?form=${form}">Download the rejected rows</a>` : ''}<a class="button quiet" href="${here}">Import another file</a></div>
${table(
  'Rows',
  ['Line', 'Result', 'Why'],
  sorted
    .slice(0, MAX_SHOWN)
    .map(({ line, result, reason }) => [
      String(line),
      RESULT_WORDS[result] ?? result,
      reason.slice(0, MAX_REASON) || '–',
    ]),
)}
${sorted.length > MAX_SHOWN ? html`<p class="soft">And ${sorted.length - MAX_SHOWN} more rows. The file of rejected rows has all that were not recorded.</p>` : ''}`,
  })
}

const MAX_REASON = 200

function isGood({ result }: { result: string }): boolean {
  return result === 'recorded' || result === 'unchanged'
}
