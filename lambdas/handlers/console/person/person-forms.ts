import { lookup } from '../../../application/staff/lookup.ts'
import type { StopMedium } from '../../../domain/core/vocabulary.ts'
import type { Field } from '../../../pages/console/fields.ts'
import { GRANT_WAYS } from '../../../pages/evidence/plain-words.ts'
import { timeIn, whenFields } from '../when.ts'
import type { FormContext, PersonForm } from './person-form.ts'

/** How a stop or a complaint reaches staff. */
const CHANNELS: readonly StopMedium[] = [
  'phone_call',
  'email',
  'verbal',
  'paper_form',
  'web_form',
  'sms_message',
  'operator',
]

const medium: Field = {
  name: 'medium',
  label: 'How did it come?',
  kind: 'select',
  options: CHANNELS.map((each) => [each, GRANT_WAYS[each]]),
}

const stop: PersonForm = {
  action: 'stop',
  path: 'stop',
  title: 'Record a stop',
  danger: true,
  shown: ({ tenant, zones, now }) => ({
    lead: 'The person asked you to stop. It takes effect at once.',
    button: 'Record the stop',
    fields: [
      {
        name: 'program',
        label: 'What do they no longer want?',
        kind: 'select',
        options: [
          ['', `All messages from ${tenant.brand}`],
          ...tenant.programs.map(({ id, name }) => [id, name] as const),
        ],
      },
      medium,
      {
        name: 'reference',
        label: 'Reference (optional)',
        kind: 'text',
        hint: 'Such as the number of a call or a letter',
      },
      ...whenFields('When did it reach you?', zones, now),
    ],
  }),
  request: (values, { to, by, deps }) => ({
    action: 'record',
    to,
    status: 'opted_out',
    program: values.program || null,
    medium: values.medium,
    at: timeIn(values, deps.zoneOffset),
    evidence: { collectedBy: by, reference: values.reference || null },
  }),
  done: (answer) => recorded(answer, 'The stop is recorded and in effect.'),
}

const complain: PersonForm = {
  action: 'complain',
  path: 'complain',
  title: 'Record a complaint',
  danger: true,
  shown: ({ zones, now }) => ({
    lead: 'A complaint stops everything for this person, and an alarm goes off: carriers act on complaints.',
    button: 'Record the complaint',
    fields: [
      {
        name: 'note',
        label: 'What did they say, and where did it come from?',
        kind: 'textarea',
        required: true,
      },
      medium,
      ...whenFields('When did it reach you?', zones, now),
    ],
  }),
  request: (values, { to, deps }) => ({
    action: 'complain',
    to,
    medium: values.medium,
    note: values.note ?? '',
    at: timeIn(values, deps.zoneOffset),
  }),
  done: (answer) => recorded(answer, 'The complaint is recorded. All messages to this person are stopped.'),
}

const stopLink: PersonForm = {
  action: 'stop_link',
  path: 'stop-link',
  title: 'Make a stop link',
  shown: () => ({
    lead: 'A link for an email to this person: its page has one button that stops everything, without a code.',
    button: 'Make the link',
    fields: [
      { name: 'days', label: 'For how many days does it work?', kind: 'number', value: '90', required: true },
    ],
  }),
  request: ({ days = '' }, { to }) => ({ action: 'stop_link', to, days: Number(days) }),
  done: (answer) => `Send this link to that person only: ${'url' in answer ? String(answer.url) : ''}`,
}

const own = listForm({
  action: 'own',
  path: 'own',
  title: 'Own device',
  lead: 'A device that no human uses may be sent to without consent. A person is never an own device, an employee neither.',
  list: 'the list of your own devices',
})

const deny = listForm({
  action: 'deny',
  path: 'deny',
  title: 'Decline sign-ups',
  lead: 'Sign-ups of a number on this list are declined, however they come. What it has already stays as it is.',
  list: 'the list of declined numbers',
})

/** A number is put on a list, or taken off it, with a reason. */
function listForm({
  action,
  path,
  title,
  lead,
  list,
}: Pick<PersonForm, 'path' | 'title'> & { action: 'own' | 'deny'; lead: string; list: string }): PersonForm {
  return {
    action,
    path,
    title,
    shown: async (context) => {
      const { ownedDevice, denied } = await status(context)
      const listed = (action === 'own' ? ownedDevice : denied) !== null
      return {
        lead,
        button: listed ? `Take off ${list}` : `Put on ${list}`,
        fields: [
          { name: 'set', label: '', kind: 'hidden', value: String(!listed) },
          { name: 'note', label: 'Why?', kind: 'text', required: true },
        ],
      }
    },
    request: ({ set, note = '' }, { to }) => ({ action, to, set: set === 'true', note }),
    done: (answer) =>
      'entry' in answer && answer.entry ? `The number is on ${list}.` : `The number is not on ${list}.`,
  }
}

const zone: PersonForm = {
  action: 'zone',
  path: 'zone',
  title: 'Set location',
  shown: async (context) => {
    const said = (await status(context)).zone
    return {
      lead: 'Where the person lives decides the permitted hours. Without it, the phone number decides.',
      button: 'Set the location',
      fields: [
        {
          name: 'zone',
          label: 'Time zone (optional)',
          kind: 'text',
          value: said?.zone ?? '',
          hint: 'An IANA name, like America/Chicago',
        },
        {
          name: 'region',
          label: 'State, province or region (optional)',
          kind: 'text',
          value: said?.region ?? '',
          hint: 'An ISO 3166-2 code, like US-FL',
        },
      ],
    }
  },
  request: (values, { to }) => ({
    action: 'zone',
    to,
    zone: values.zone?.trim() || null,
    region: values.region?.trim() || null,
  }),
  done: () => 'The location is set.',
}

const erase: PersonForm = {
  action: 'erase',
  path: 'erase',
  title: 'Erase a person',
  danger: true,
  shown: () => ({
    lead: 'Records a stop first, then deletes names, addresses and words for good. The stop, and what proves the consent, stay until they expire.',
    button: 'Erase for good',
    fields: [
      {
        name: 'last',
        label: 'Type the last four digits of the number',
        kind: 'text',
        required: true,
        autocomplete: 'off',
      },
    ],
  }),
  check: ({ last = '' }, { to }): Record<string, string> =>
    last.trim() === to.slice(-4) ? {} : { last: 'Type the last four digits of this person’s number' },
  request: (_, { to }) => ({ action: 'erase', to }),
  done: (answer) => {
    const kept = 'kept' in answer ? (answer.kept as { what: string; until: string | null }[]) : []
    const stays = kept.map(({ what, until }) => `${what}${until ? ` (until ${until.slice(0, 10)})` : ''}`)
    return `Erased. What stays: ${stays.join('; ')}.`
  },
}

const reassigned: PersonForm = {
  action: 'reassigned',
  path: 'reassigned',
  title: 'Number has a new holder',
  danger: true,
  shown: ({ zones, now }) => ({
    lead: 'Ends every consent of the former holder up to the date that was asked about. Consents of the new holder stay.',
    button: 'Record the new holder',
    fields: [
      {
        name: 'source',
        label: 'Who says so?',
        kind: 'text',
        required: true,
        hint: 'Such as the FCC’s database',
      },
      ...whenFields('Which date was asked about?', zones, now),
    ],
  }),
  request: (values, { to, deps }) => ({
    action: 'reassigned',
    rows: [{ to, at: timeIn(values, deps.zoneOffset), source: values.source ?? '' }],
  }),
  done: (answer) => {
    const { results = [] } = answer as { results?: { result: string }[] }
    return results[0]?.result === 'recorded'
      ? 'The new holder is recorded. Earlier consents no longer count.'
      : 'Nothing changed: there was no earlier consent, or this was recorded before.'
  },
}

function recorded(answer: object, done: string): string {
  const { event = null, likely } = answer as { event?: unknown; likely?: string }
  const also = likely ? ` It is recorded for the likely number ${likely} too.` : ''
  return event === null ? `Nothing changed: this was recorded before.${also}` : `${done}${also}`
}

/** Where the person stands. */
function status({ deps, tenant, to }: FormContext) {
  return lookup({ ...deps.reading, clock: deps.clock }, tenant, to)
}

/** The simple forms about a person; consent and invitations have pages of their own. */
export const PERSON_FORMS: readonly PersonForm[] = [
  stop,
  complain,
  stopLink,
  own,
  deny,
  zone,
  reassigned,
  erase,
]
