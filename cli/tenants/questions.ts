/** One question about a new tenant, and the fields of its files that the answer fills. */
export interface Question {
  /** Its name in a file of answers. */
  name: string
  ask: string
  /** The beginning of the fields whose flaws this answer can fix. */
  field: string
  /** Taken for an empty answer; undefined: an answer is needed, empty: none is. */
  otherwise?: string | ((answers: ReadonlyMap<string, string>) => string)
  /** Asked only if this question has an answer. */
  after?: string
}

/** What a definition needs, in the order of asking: who the brand is, one program, a marketing program if wanted, the business. */
export const QUESTIONS: readonly Question[] = [
  { name: 'tenant', ask: 'Id of the brand, in small letters (initech)', field: 'tenant' },
  { name: 'brand', ask: 'Name that people know, in every message (Initech)', field: 'brand' },
  { name: 'helpEmail', ask: 'Email address for help', field: 'help' },
  {
    name: 'helpPhone',
    ask: 'Phone number for help, like +12065550199 (Enter: none)',
    field: 'help.phone',
    otherwise: '',
  },
  {
    name: 'postalAddress',
    ask: 'Postal address, for mails (Enter: no invitations by mail)',
    field: 'postalAddress',
    otherwise: '',
  },
  {
    name: 'number',
    ask: 'Number that messages come from, like +12065550100 or a short code',
    field: 'numbers.0.number',
  },
  {
    name: 'numberId',
    ask: 'Its id at AWS, phone-… or pool-… (Enter: not yet)',
    field: 'numbers.0.id',
    otherwise: '',
  },
  {
    name: 'program',
    ask: 'Name of the program for information (Enter: … Alerts)',
    field: 'programs.0.name',
    otherwise: (answers) => `${answers.get('brand')} Alerts`,
  },
  {
    name: 'description',
    ask: 'What people get, after the name and a colon (updates about your orders)',
    field: 'programs.0.description',
  },
  {
    name: 'messages',
    ask: 'At most how many messages a month (Enter: 10)',
    field: 'programs.0.frequency',
    otherwise: '10',
  },
  {
    name: 'keyword',
    ask: 'Keyword of a marketing program, like DEALS (Enter: no marketing)',
    field: 'programs.1.keyword',
    otherwise: '',
  },
  {
    name: 'marketing',
    ask: 'Name of the marketing program (Enter: … Offers)',
    field: 'programs.1.name',
    otherwise: (answers) => `${answers.get('brand')} Offers`,
    after: 'keyword',
  },
  {
    name: 'marketingDescription',
    ask: 'What people get there (discounts and news)',
    field: 'programs.1.description',
    after: 'keyword',
  },
  {
    name: 'marketingMessages',
    ask: 'At most how many messages a month (Enter: 4)',
    field: 'programs.1.frequency',
    otherwise: '4',
    after: 'keyword',
  },
  {
    name: 'legalName',
    ask: "Business's legal name, for registration (Enter: later, with all below)",
    field: 'business.legalName',
    otherwise: '',
  },
  {
    name: 'businessType',
    ask: 'Legal form, like PRIVATE_PROFIT',
    field: 'business.type',
    otherwise: '',
    after: 'legalName',
  },
  { name: 'taxId', ask: 'Tax id', field: 'business.taxId', otherwise: '', after: 'legalName' },
  {
    name: 'website',
    ask: 'Website, like https://initech.example',
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
    ask: 'State, like WA',
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

/** What is still to be asked, given some answers; what has a value without asking is filled in. */
export function isAsked({ after }: Question, answers: TenantAnswers): boolean {
  return after === undefined || Boolean(answers.get(after))
}

/** The value that an empty answer stands for; undefined: an answer is needed. */
export function defaultOf({ otherwise }: Question, answers: TenantAnswers): string | undefined {
  return typeof otherwise === 'function' ? otherwise(answers) : otherwise
}
