import { publishedTexts } from '../../../definitions/published-texts.ts'
import type { EvidenceField } from '../../../domain/core/evidence.ts'
import { isAtLeast, levelNeeded } from '../../../domain/core/level.ts'
import { ceilingOf } from '../../../domain/core/medium.ts'
import type { GrantMedium, Way } from '../../../domain/core/vocabulary.ts'
import { type Program, programOf, type Tenant } from '../../../domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../../domain/tenant/page-language.ts'
import type { PublishedText } from '../../../domain/tenant/published-text.ts'
import type { Field } from '../../../pages/console/fields.ts'
import { recordLead } from '../../../pages/console/record-lead.ts'
import { GRANT_WAYS } from '../../../pages/evidence/plain-words.ts'
import { timeIn, whenFields } from '../when.ts'
import type { FormContext, PersonForm, ShownForm, Values } from './person-form.ts'

/** How consent reaches staff, and the way whose published words fit it (CTA-5). */
const TAKEN: Partial<Record<GrantMedium, Way>> = {
  verbal: 'verbal',
  phone_call: 'verbal',
  ivr: 'verbal',
  paper_form: 'paper_form',
  survey: 'paper_form',
  point_of_sale: 'paper_form',
  sms_conversation: 'verbal',
  employee_broadcast: 'employee_broadcast',
}
const MEDIA = Object.keys(TAKEN) as (keyof typeof TAKEN)[]

/** What staff chose above the form: which words are read out, and which evidence they bring. */
interface Choice {
  program: Program
  medium: GrantMedium
  text: PublishedText
}

/** Consent that staff take, with the published script before their eyes and each required field beside it (IN-6, IN-8). */
export const RECORD_FORM: PersonForm = {
  action: 'record',
  path: 'record',
  title: 'Record consent',
  shown: (context) => shown(context, choiceOf(context.tenant, context.query)),
  request: (values, { to, tenant, deps }) => {
    const { program, medium } = choiceOf(tenant, values)
    return {
      action: 'record',
      to,
      status: 'opted_in',
      program: program.id,
      medium,
      level: highestOf(program, medium, values.action ?? null),
      at: timeIn(values, deps.zoneOffset),
      confirm: values.confirm === 'yes',
      evidence: evidenceOf(values),
    }
  },
  done: (answer) =>
    'event' in answer && answer.event
      ? 'The consent is recorded.'
      : 'Nothing changed: this consent was recorded before.',
}

function choiceOf(tenant: Tenant, { program: id = '', medium: how = '', language = '' }: Values): Choice {
  const program = programOf(tenant, id) ?? firstOf(tenant)
  const medium = MEDIA.find((each) => each === how) ?? 'verbal'
  const texts = publishedTexts(tenant, program).filter(({ way }) => way === TAKEN[medium])
  const text = texts.find((each) => each.language === language) ?? texts[0]
  if (!text) throw new Error('a way has no published words')
  return { program, medium, text }
}

function firstOf({ programs: [first] }: Tenant): Program {
  if (!first) throw new Error('a tenant has no program')
  return first
}

function highestOf({ advertised }: Program, medium: GrantMedium, action: string | null) {
  return ceilingOf(medium, { advertised, action }).highest
}

function shown({ tenant, by, zones, now }: FormContext, { program, medium, text }: Choice): ShownForm {
  const { highest } = ceilingOf(medium, { advertised: program.advertised, action: null })
  return {
    lead: recordLead({
      choice: { program: program.id, medium, language: text.language },
      programs: tenant.programs,
      media: MEDIA.map((each) => [each, GRANT_WAYS[each]]),
      languages: pageLanguagesOf(tenant),
      script: text.text,
      readOut: TAKEN[medium] === 'verbal',
      tooLow: !isAtLeast(highest, levelNeeded(program.messageClass)),
    }),
    button: 'Record the consent',
    fields: [
      ...hidden({ program: program.id, medium, language: text.language, text: text.id }),
      ...ceilingOf(medium, { advertised: program.advertised, action: null }).brings.flatMap((field) =>
        evidenceField(field, by),
      ),
      {
        name: 'callToAction',
        label: 'Other words that they were shown (optional)',
        kind: 'textarea',
        hint: 'Only if it was not the text above: word for word',
      },
      ...whenFields('When did they agree?', zones, now),
      {
        name: 'confirm',
        label: 'Text them a confirmation?',
        kind: 'select',
        options: [
          ['no', 'No, with the first message'],
          ['yes', 'Yes, now'],
        ],
      },
    ],
  }
}

function hidden(values: Record<string, string>): Field[] {
  return Object.entries(values).map(([name, value]) => ({ name, label: '', kind: 'hidden', value }))
}

/** The fields that staff fill in; the words shown come from the script. */
function evidenceField(field: EvidenceField, by: string): Field[] {
  switch (field) {
    case 'identity':
      return [{ name: 'identity', label: 'Who agreed?', kind: 'text', hint: 'Their name', required: true }]
    case 'action':
      return [
        {
          name: 'action',
          label: 'What did they do?',
          kind: 'text',
          hint: 'Such as signed, or pressed 1',
          required: true,
        },
      ]
    case 'collectedBy':
      return [{ name: 'collectedBy', label: 'Who took it?', kind: 'text', value: by, required: true }]
    case 'reference':
      return [
        {
          name: 'reference',
          label: 'Where is the original?',
          kind: 'text',
          hint: 'Such as form 4711',
          required: true,
        },
      ]
    case 'inboundMessageId':
      return [
        { name: 'inboundMessageId', label: 'The id of their text message', kind: 'text', required: true },
      ]
    case 'callToAction':
    case 'language':
    case 'ip':
    case 'userAgent':
      return []
  }
}

/** Words of one's own stand in place of the published ones. */
function evidenceOf({ text, language, callToAction = '', ...values }: Values) {
  const given = ['identity', 'action', 'collectedBy', 'reference', 'inboundMessageId'] as const
  const evidence = Object.fromEntries(given.map((field) => [field, values[field] || null]))
  return callToAction.trim() === '' ? { ...evidence, text } : { ...evidence, callToAction, language }
}
