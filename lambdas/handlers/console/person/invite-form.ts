import * as z from 'zod/mini'
import { INVITE_CHANNELS } from '../../../domain/core/vocabulary.ts'
import { pageLanguagesOf } from '../../../domain/tenant/page-language.ts'
import { invitedPage } from '../../../pages/console/pages/invited-page.ts'
import { INVITE_WORDS } from '../../../pages/console/plain-words.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import { type ConsoleContext, leadTo, tenantPath } from '../console-request.ts'
import { show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'
import { readForm } from './kept-forms.ts'
import { withPerson } from './people.ts'
import type { PersonForm } from './person-form.ts'

const names = new Intl.DisplayNames('en', { type: 'language' })

/** Three ways to ask for consent from a person's record (CTA-5). */
export const INVITE_FORM: PersonForm = {
  action: 'invite',
  path: 'invite',
  title: 'Invite',
  resultPath: '/invited',
  shown: ({ tenant }) => ({
    lead: 'An invitation is not consent: the person accepts it from their own phone.',
    button: 'Invite',
    fields: [
      {
        name: 'program',
        label: 'Program',
        kind: 'select',
        options: tenant.programs.map(({ id, name }) => [id, name] as const),
      },
      {
        name: 'channel',
        label: 'How?',
        kind: 'select',
        options: INVITE_CHANNELS.map((channel) => [channel, INVITE_WORDS[channel]]),
      },
      {
        name: 'email',
        label: 'Email address (by email only)',
        kind: 'email',
        autocomplete: 'off',
      },
      {
        name: 'language',
        label: 'Language',
        kind: 'select',
        options: [
          ['', 'The person’s own'],
          ...pageLanguagesOf(tenant).map((each) => [each, names.of(each) ?? each] as const),
        ],
      },
      {
        name: 'reference',
        label: 'Reference (optional)',
        kind: 'text',
        hint: 'Such as the record in your CRM; the consent will name it',
      },
    ],
  }),
  request: ({ program, channel, email, language, reference }, { to }) => ({
    action: 'invite',
    to,
    program,
    channel,
    ...(email && { email: email.trim() }),
    ...(language && { language }),
    ...(reference && { reference }),
  }),
  done: () => 'The invitation is made. It shows here until the person accepts it.',
}

/** What to say, to show, or what was mailed. */
export const INVITED_ROUTE: TenantRoute = {
  method: 'get',
  path: '/people/:person/invited',
  action: 'invite',
  answer: withPerson(showInvited),
}

const invited = z.object({
  expiresAt: z.string(),
  instruction: z.optional(z.string()),
  smsLink: z.optional(z.string()),
  svg: z.optional(z.string()),
})

async function showInvited(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const person = c.req.param('person') ?? ''
  const kept = await readForm(deps, c.get('staff').subject, c.req.query('form'))
  const result = invited.safeParse(kept?.result)
  if (!result.success) return leadTo(c, tenantPath(c, `/people/${person}`))
  return show(c, invitedPage({ ...viewOf(deps, c), person, to, invited: result.data }))
}
