/** One question about a new tenant, and the fields of its files that the answer fills. */
export interface Question {
  /** Its name in a file of answers. */
  name: string
  ask: string
  /** The field that the answer fills, whose flaws it can fix. */
  field: string
  /** Other fields that are made from the answer. */
  makes?: readonly string[]
  /** An answer that fits, shown and taken for granted while later questions are open. */
  example?: string
  /** What an empty answer means, in words. */
  enter?: string
  /** Taken for an empty answer; undefined: an answer is needed, empty: none is. */
  otherwise?: string | ((answers: ReadonlyMap<string, string>) => string)
  /** Asked only if this question has an answer. */
  after?: string
}

/** What a definition needs, in the order of asking: who the brand is, one program, a marketing program if wanted, the business. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'tenant',
    ask: 'Id of the brand, in lower-case letters',
    example: 'initech',
    field: 'tenant',
    makes: ['programs.0.id', 'programs.1.id', 'numbers.0.defaultProgram'],
  },
  { name: 'brand', ask: 'Name that people know, in every message', example: 'Initech', field: 'brand' },
  {
    name: 'helpEmail',
    ask: 'Email address for help',
    example: 'help@initech.example',
    field: 'help.email',
    makes: ['business.contact.email'],
  },
  {
    name: 'helpPhone',
    ask: 'Phone number for help',
    enter: 'none',
    example: '+12065550199',
    field: 'help.phone',
    makes: ['business.contact.phone'],
    otherwise: '',
  },
  {
    name: 'postalAddress',
    ask: 'Postal address, for mails',
    enter: 'no invitations by mail',
    field: 'postalAddress',
    otherwise: '',
  },
  {
    name: 'number',
    ask: 'Number that messages come from, as E.164 or a short code',
    example: '+12065550100',
    field: 'numbers.0.number',
    makes: ['programs.0.number', 'programs.1.number'],
  },
  {
    name: 'numberId',
    ask: 'Its id at AWS, phone-… or pool-…',
    enter: 'not yet',
    field: 'numbers.0.id',
    otherwise: '',
  },
  {
    name: 'program',
    ask: 'Name of the program for information',
    enter: '… Alerts',
    field: 'programs.0.name',
    otherwise: (answers) => `${answers.get('brand')} Alerts`,
  },
  {
    name: 'description',
    ask: 'What people get, after the name and a colon',
    example: 'updates about your orders',
    field: 'programs.0.description',
  },
  {
    name: 'messages',
    ask: 'At most how many messages a month',
    enter: '10',
    field: 'programs.0.frequency.messages',
    otherwise: '10',
  },
  {
    name: 'keyword',
    ask: 'Keyword of a marketing program',
    enter: 'no marketing',
    example: 'DEALS',
    field: 'programs.1.keyword',
    otherwise: '',
  },
  {
    name: 'marketing',
    ask: 'Name of the marketing program',
    enter: '… Offers',
    field: 'programs.1.name',
    otherwise: (answers) => `${answers.get('brand')} Offers`,
    after: 'keyword',
  },
  {
    name: 'marketingDescription',
    ask: 'What people get there',
    example: 'discounts and news',
    field: 'programs.1.description',
    after: 'keyword',
  },
  {
    name: 'marketingMessages',
    ask: 'At most how many messages a month',
    enter: '4',
    field: 'programs.1.frequency.messages',
    otherwise: '4',
    after: 'keyword',
  },
  {
    name: 'legalName',
    ask: "Business's legal name, for registration",
    enter: 'later, with all below',
    field: 'business.legalName',
    otherwise: '',
  },
  {
    name: 'businessType',
    ask: 'Legal form, as AWS names it',
    example: 'PRIVATE_PROFIT, PUBLIC_PROFIT or NON_PROFIT',
    field: 'business.type',
    otherwise: '',
    after: 'legalName',
  },
  { name: 'taxId', ask: 'Tax id', field: 'business.taxId', otherwise: '', after: 'legalName' },
  {
    name: 'website',
    ask: 'Website',
    example: 'https://initech.example',
    field: 'business.website',
    otherwise: '',
    after: 'legalName',
  },
  {
    name: 'street',
    ask: 'Street and number',
    field: 'business.address.street',
    otherwise: '',
    after: 'legalName',
  },
  { name: 'city', ask: 'City', field: 'business.address.city', otherwise: '', after: 'legalName' },
  {
    name: 'state',
    ask: 'State',
    example: 'WA',
    field: 'business.address.state',
    otherwise: '',
    after: 'legalName',
  },
  {
    name: 'postalCode',
    ask: 'ZIP code',
    field: 'business.address.postalCode',
    otherwise: '',
    after: 'legalName',
  },
  {
    name: 'firstName',
    ask: 'First name of the contact',
    field: 'business.contact.firstName',
    otherwise: '',
    after: 'legalName',
  },
  {
    name: 'lastName',
    ask: 'Last name of the contact',
    field: 'business.contact.lastName',
    otherwise: '',
    after: 'legalName',
  },
]

/** Answers by the name of their question. */
export type TenantAnswers = ReadonlyMap<string, string>

/** Whether a question is to be asked, given some answers. */
export function isAsked({ after }: Question, answers: TenantAnswers): boolean {
  return after === undefined || Boolean(answers.get(after))
}

/** The value that an empty answer stands for; undefined: an answer is needed. */
export function defaultOf({ otherwise }: Question, answers: TenantAnswers): string | undefined {
  return typeof otherwise === 'function' ? otherwise(answers) : otherwise
}
