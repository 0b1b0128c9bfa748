import type { TenantAnswers } from './questions.ts'

/** A new tenant's definition and its registration file, as they are written. */
export interface NewFiles {
  definition: object
  registration: object
}

/** The files of a new tenant from the answers; what was not answered is left out. */
export function newFiles(answers: TenantAnswers): NewFiles {
  const get = (name: string) => answers.get(name) || undefined
  const tenant = answers.get('tenant') ?? ''
  const number = answers.get('number') ?? ''
  const alerts = `${tenant}-alerts`
  const country = number.startsWith('+1') || !number.startsWith('+') ? 'US' : undefined
  return {
    definition: present({
      $schema: './schema.json',
      tenant,
      brand: get('brand'),
      help: present({ email: get('helpEmail'), phone: get('helpPhone') }),
      postalAddress: get('postalAddress'),
      numbers: [present({ number, id: get('numberId'), defaultProgram: alerts })],
      programs: [
        {
          id: alerts,
          name: get('program'),
          description: get('description'),
          messageClass: 'informational',
          number,
          frequency: { messages: Number(get('messages')), per: 'month' },
        },
        ...marketing(answers, number),
      ],
    }),
    registration: {
      $schema: './schema.registration.json',
      business: present({
        legalName: get('legalName'),
        type: get('businessType'),
        taxId: get('taxId'),
        taxIdCountry: get('taxId') && country,
        website: get('website'),
        address: present({
          street: get('street'),
          city: get('city'),
          state: get('state'),
          postalCode: get('postalCode'),
          country,
        }),
        contact: present({
          firstName: get('firstName'),
          lastName: get('lastName'),
          email: get('helpEmail'),
          phone: get('helpPhone'),
        }),
      }),
    },
  }
}

function marketing(answers: TenantAnswers, number: string): object[] {
  const keyword = answers.get('keyword')
  if (!keyword) return []
  return [
    {
      id: `${answers.get('tenant')}-offers`,
      name: answers.get('marketing'),
      description: answers.get('marketingDescription'),
      messageClass: 'promotional',
      number,
      keyword,
      advertised: true,
      frequency: { messages: Number(answers.get('marketingMessages')), per: 'month' },
    },
  ]
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
