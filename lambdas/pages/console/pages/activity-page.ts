import type { Activity } from '../../../application/staff/activity.ts'
import type { ConsoleAction } from '../../../domain/core/vocabulary.ts'
import { shownNumber } from '../../site/countries.ts'
import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { type ConsoleView, consoleLayout } from '../layout.ts'
import { table } from '../table.ts'
import { timeOf } from '../times.ts'

/** What staff did, newest first. */
export interface ActivityView extends ConsoleView {
  /** The person whose activity it is; undefined for the whole tenant's. */
  of: { to: string; id: string } | undefined
  activity: readonly Activity[]
  next: string | undefined
}

/** Who looked and who changed what. People stand as the beginning of a keyed hash, since looks are kept longer than they (STAFF-1). */
export function activityPage(view: ActivityView): Rendered {
  const { base, tenant, of, activity, next } = view
  const here = `${base}/console/${tenant.id}${of ? `/people/${of.id}` : ''}/activity`
  const rows = activity.map(({ at, by, action, person }) => [
    timeOf(at, []),
    by,
    ACTION_WORDS[action],
    person === null ? '–' : person.slice(0, 12),
  ])
  return consoleLayout(view, {
    title: 'Activity',
    here: of ? '' : '/activity',
    body: html`<h1>${of ? `Who looked at ${shownNumber(of.to)}` : 'Activity'}</h1>
<p class="lead">Every look and every change in the console, for two years. A person is shown as a hash; “Who looked” on their page lists theirs.</p>
${rows.length === 0 ? html`<p>Nothing${next ? ' in these months' : ''}.</p>` : table('Activity', ['When', 'Who', 'What', 'Person'], rows)}
${next ? html`<p><a class="button quiet" href="${here}?cursor=${next}">Earlier</a></p>` : ''}
${of ? html`<p><a class="tap" href="${base}/console/${tenant.id}/people/${of.id}">Back to the person</a></p>` : ''}`,
  })
}

const ACTION_WORDS: Record<ConsoleAction, string> = {
  lookup: 'looked at a person',
  evidence: 'opened the evidence',
  reviews: 'read a message in the queue',
  record: 'recorded consent',
  stop: 'recorded a stop',
  complain: 'recorded a complaint',
  stop_link: 'made a stop link',
  invite: 'invited',
  review: 'settled a review',
  list: 'looked at a list',
  export: 'exported a list',
  import: 'imported a file',
  sample: 'drew a sample',
  zone: 'set a location',
  own: 'changed the list of own devices',
  deny: 'changed the list of declined numbers',
  reassigned: 'recorded a new holder',
  erase: 'erased a person',
  activity: 'looked at the activity',
}
