import type {
  FieldRequirement,
  FieldType,
  RegistrationFieldDefinition,
  RegistrationTypeDefinition,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'

function field(
  FieldPath: string,
  type: FieldType = 'TEXT',
  requirement: FieldRequirement = 'REQUIRED',
  more: Partial<RegistrationFieldDefinition> = {},
): RegistrationFieldDefinition {
  return {
    SectionPath: FieldPath.split('.')[0],
    FieldPath,
    FieldType: type,
    FieldRequirement: requirement,
    DisplayHints: { Title: FieldPath.split('.')[1], ShortDescription: FieldPath },
    ...more,
  }
}

const text = (MinLength: number, MaxLength: number, Pattern = '[\\s\\S]*') => ({
  TextValidation: { MinLength, MaxLength, Pattern },
})
const oneOf = (...Options: string[]) => ({ SelectValidation: { MinChoices: 1, MaxChoices: 1, Options } })

/** The form of a toll-free number, with the paths, kinds and limits that users of the API have written about. */
const tollFree: RegistrationFieldDefinition[] = [
  field('companyInfo.companyName', 'TEXT', 'REQUIRED', text(1, 100)),
  field(
    'companyInfo.businessType',
    'SELECT',
    'REQUIRED',
    oneOf('PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'NON_PROFIT', 'SOLE_PROPRIETOR', 'GOVERNMENT'),
  ),
  field('companyInfo.taxId', 'TEXT', 'CONDITIONAL', {
    ...text(1, 30),
    ConditionalBehavior: {
      Rules: [
        {
          Conditions: [
            {
              DependsOnFieldPath: 'companyInfo.businessType',
              Operator: 'EQUALS',
              Values: ['SOLE_PROPRIETOR'],
            },
          ],
          RuleBehavior: 'DISALLOWED',
        },
      ],
      DefaultBehavior: 'REQUIRED',
    },
  }),
  field('companyInfo.website', 'TEXT', 'REQUIRED', text(1, 256)),
  field('companyInfo.address1', 'TEXT', 'REQUIRED', text(1, 100)),
  field('companyInfo.address2', 'TEXT', 'OPTIONAL', text(1, 100)),
  field('companyInfo.city'),
  field('companyInfo.state'),
  field('companyInfo.zipCode'),
  field('companyInfo.isoCountryCode', 'TEXT', 'REQUIRED', text(2, 2, '[A-Z]{2}')),
  field('contactInfo.firstName'),
  field('contactInfo.lastName'),
  field('contactInfo.supportEmail'),
  field('contactInfo.supportPhoneNumber', 'TEXT', 'REQUIRED', text(1, 20, '\\+[1-9][0-9]{6,14}')),
  field(
    'messagingUseCase.monthlyMessageVolume',
    'SELECT',
    'REQUIRED',
    oneOf('10', '1000', '10000', '100000'),
  ),
  field(
    'messagingUseCase.useCaseCategory',
    'SELECT',
    'REQUIRED',
    oneOf('ONE_TIME_PASSCODES', 'ACCOUNT_NOTIFICATIONS', 'PROMOTIONS_AND_MARKETING'),
  ),
  field('messagingUseCase.useCaseDetails', 'TEXT', 'REQUIRED', text(1, 500)),
  field(
    'messagingUseCase.optInType',
    'SELECT',
    'REQUIRED',
    oneOf('VERBAL', 'DIGITAL_FORM', 'PAPER_FORM', 'TEXT', 'QR_CODE'),
  ),
  field('messagingUseCase.optInDescription', 'TEXT', 'REQUIRED', text(1, 1500)),
  field('messagingUseCase.optInImage', 'ATTACHMENT'),
  field('messageSamples.messageSample1', 'TEXT', 'REQUIRED', text(1, 1024)),
  field('messageSamples.messageSample2', 'TEXT', 'OPTIONAL', text(1, 1024)),
]

/** A form that asks something that nobody foresaw, and a letter. */
const unforeseen: RegistrationFieldDefinition[] = [
  field('companyInfo.companyName'),
  field('companyInfo.moonPhase'),
  field('companyInfo.letter', 'ATTACHMENT'),
]

/** The forms by type. */
export const forms: ReadonlyMap<string, RegistrationFieldDefinition[]> = new Map([
  ['US_TOLL_FREE_REGISTRATION', tollFree],
  ['UNFORESEEN_REGISTRATION', unforeseen],
])

/** The types as AWS lists them. */
export const types: RegistrationTypeDefinition[] = [...forms.keys()].map((RegistrationType) => ({
  RegistrationType,
  SupportedAssociations:
    RegistrationType === 'US_TOLL_FREE_REGISTRATION'
      ? [
          {
            ResourceType: 'phone-number',
            IsoCountryCode: 'US',
            AssociationBehavior: 'ASSOCIATE_BEFORE_SUBMIT',
            DisassociationBehavior: 'DISASSOCIATE_ALL_CLOSES_REGISTRATION',
          },
        ]
      : [],
  DisplayHints: { Title: RegistrationType },
}))
