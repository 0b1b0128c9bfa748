import type {
  FieldRequirement,
  FieldType,
  RegistrationFieldDefinition,
  RegistrationTypeDefinition,
  SupportedAssociation,
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

/*
 * The forms of 10DLC, with the paths, limits and options that AWS publishes in aws-samples/sample-sms-10dlc-registration-automation
 * (documentation/10dlc-programmatic-registration-guide.md, "Complete Field Path Reference"), and with what others wrote about
 * them: a tax id of the US has no dash, and what only a public company has to say is refused from others.
 */
const VERTICALS = oneOf(
  ...'AGRICULTURE COMMUNICATION CONSTRUCTION EDUCATION ENERGY ENTERTAINMENT FINANCIAL GAMBLING GOVERNMENT HEALTHCARE'.split(
    ' ',
  ),
  ...'HOSPITALITY INSURANCE MANUFACTURING NGO REAL_ESTATE RETAIL TECHNOLOGY'.split(' '),
)
const YES_NO = oneOf('Yes', 'No')
const required = (path: string, most: number, least = 1, pattern?: string) =>
  field(path, 'TEXT', 'REQUIRED', text(least, most, pattern))
const optional = (path: string, most: number, least = 1) => field(path, 'TEXT', 'OPTIONAL', text(least, most))
const select = (path: string, options: ReturnType<typeof oneOf>) => field(path, 'SELECT', 'REQUIRED', options)

/** What only a public company has to say. */
function ofPublicCompany(
  path: string,
  type: FieldType,
  limits: Partial<RegistrationFieldDefinition>,
): RegistrationFieldDefinition {
  const Conditions = [
    { DependsOnFieldPath: 'companyInfo.legalType', Operator: 'EQUALS' as const, Values: ['PUBLIC_PROFIT'] },
  ]
  const ConditionalBehavior = {
    Rules: [{ Conditions, RuleBehavior: 'REQUIRED' as const }],
    DefaultBehavior: 'DISALLOWED' as const,
  }
  return field(path, type, 'CONDITIONAL', { ...limits, ConditionalBehavior })
}

const brand: RegistrationFieldDefinition[] = [
  required('companyInfo.companyName', 100),
  required('companyInfo.taxIdIssuingCountry', 2, 2, '[A-Z]{2}'),
  required('companyInfo.taxId', 21, 1, '[A-Za-z0-9]+'),
  select('companyInfo.legalType', oneOf('PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'NON_PROFIT', 'GOVERNMENT')),
  ofPublicCompany('companyInfo.stockSymbol', 'TEXT', text(1, 10)),
  ofPublicCompany('companyInfo.stockExchange', 'SELECT', oneOf('NONE', 'NASDAQ', 'NYSE', 'LON', 'OTHER')),
  ofPublicCompany('companyInfo.businessContactEmail', 'TEXT', text(1, 100)),
  required('companyInfo.address', 100),
  required('companyInfo.city', 100),
  required('companyInfo.state', 50),
  required('companyInfo.zipCode', 20),
  required('companyInfo.isoCountryCode', 2, 2, '[A-Z]{2}'),
  required('contactInfo.dbaName', 100),
  select('contactInfo.vertical', VERTICALS),
  required('contactInfo.website', 100),
  required('contactInfo.supportEmail', 100),
  required('contactInfo.supportPhoneNumber', 30),
]

const SUB_USE_CASES =
  'ACCOUNT_NOTIFICATION CUSTOMER_CARE DELIVERY_NOTIFICATION FRAUD_ALERT HIGHER_EDUCATION MARKETING POLLING_VOTING PUBLIC_SERVICE_ANNOUNCEMENT SECURITY_ALERT TWO_FACTOR_AUTHENTICATION'.split(
    ' ',
  )

const campaign: RegistrationFieldDefinition[] = [
  required('campaignInfo.campaignName', 4096, 40),
  select('campaignInfo.vertical', VERTICALS),
  optional('campaignInfo.termsAndConditionsLink', 255),
  field('campaignInfo.termsAndConditionsFile', 'ATTACHMENT', 'OPTIONAL'),
  optional('campaignInfo.privacyPolicyLink', 255),
  field('campaignInfo.privacyPolicyFile', 'ATTACHMENT', 'OPTIONAL'),
  required('campaignInfo.optInWorkflow', 2048, 40),
  field('campaignInfo.optInScreenshot', 'ATTACHMENT', 'OPTIONAL'),
  optional('campaignInfo.optInKeyword', 255),
  required('campaignInfo.optInMessage', 255, 20),
  required('campaignInfo.helpMessage', 255, 20),
  required('campaignInfo.stopMessage', 255, 20),
  select(
    'campaignCapabilities.numberCapabilities',
    oneOf('SMS', 'SMS and MMS', 'SMS and VOICE', 'SMS and MMS and VOICE'),
  ),
  field('campaignCapabilities.messageType', 'SELECT', 'OPTIONAL', oneOf('Transactional', 'Promotional')),
  select('campaignUseCase.useCase', oneOf('CHARITY', 'LOW_VOLUME', 'MIXED', ...SUB_USE_CASES)),
  field('campaignUseCase.subUseCases', 'SELECT', 'OPTIONAL', {
    SelectValidation: { MinChoices: 1, MaxChoices: 5, Options: SUB_USE_CASES },
  }),
  select('campaignUseCase.subscriberOptIn', oneOf('Yes')),
  select('campaignUseCase.subscriberOptOut', oneOf('Yes')),
  select('campaignUseCase.subscriberHelp', oneOf('Yes')),
  select('campaignUseCase.directLending', YES_NO),
  select('campaignUseCase.embeddedLink', YES_NO),
  optional('campaignUseCase.embeddedLinkSample', 255),
  select('campaignUseCase.embeddedPhone', YES_NO),
  select('campaignUseCase.ageGated', YES_NO),
  required('messageSamples.messageSample1', 1024, 20),
  ...[2, 3, 4, 5].map((place) => optional(`messageSamples.messageSample${place}`, 1024, 20)),
  ...[1, 2, 3, 4, 5].map((place) => field(`mmsFileSamples.mmsFileSample${place}`, 'ATTACHMENT', 'OPTIONAL')),
]

/** A form that asks something that nobody foresaw, and a letter. */
const unforeseen: RegistrationFieldDefinition[] = [
  field('companyInfo.companyName'),
  field('companyInfo.moonPhase'),
  field('companyInfo.letter', 'ATTACHMENT'),
]

const BRAND = 'US_TEN_DLC_BRAND_REGISTRATION'

/** The forms by type; the vetting of a brand asks nothing. */
export const forms: ReadonlyMap<string, RegistrationFieldDefinition[]> = new Map([
  ['US_TOLL_FREE_REGISTRATION', tollFree],
  [BRAND, brand],
  ['US_TEN_DLC_BRAND_VETTING', []],
  ['US_TEN_DLC_CAMPAIGN_REGISTRATION', campaign],
  ['UNFORESEEN_REGISTRATION', unforeseen],
])

const ofBrand: SupportedAssociation = {
  ResourceType: BRAND,
  AssociationBehavior: 'ASSOCIATE_BEFORE_SUBMIT',
  DisassociationBehavior: 'DISASSOCIATE_ALL_ALLOWS_DELETE_REGISTRATION',
}
const ofNumber = (
  AssociationBehavior: SupportedAssociation['AssociationBehavior'],
): SupportedAssociation => ({
  ResourceType: 'phone-number',
  IsoCountryCode: 'US',
  AssociationBehavior,
  DisassociationBehavior: 'DISASSOCIATE_ALL_CLOSES_REGISTRATION',
})

/** What each type is associated with, and when. */
const associations: ReadonlyMap<string, SupportedAssociation[]> = new Map([
  ['US_TOLL_FREE_REGISTRATION', [ofNumber('ASSOCIATE_BEFORE_SUBMIT')]],
  ['US_TEN_DLC_BRAND_VETTING', [ofBrand]],
  ['US_TEN_DLC_CAMPAIGN_REGISTRATION', [ofBrand, ofNumber('ASSOCIATE_AFTER_COMPLETE')]],
])

/** The types as AWS lists them. */
export const types: RegistrationTypeDefinition[] = [...forms.keys()].map((RegistrationType) => ({
  RegistrationType,
  SupportedAssociations: associations.get(RegistrationType) ?? [],
  DisplayHints: { Title: RegistrationType },
}))
