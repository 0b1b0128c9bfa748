import { beforeEach, describe, expect, test } from 'vitest'
import { askingAws, openRegistrations } from '../../../cli/aws/registrations.ts'
import { answersFor } from '../../../cli/registration/answers.ts'
import { type Answers, fillForm } from '../../../cli/registration/fill.ts'
import { readRegistration } from '../../../cli/registration/read-registration.ts'
import { type Registering, register } from '../../../cli/registration/register.ts'
import type { Program } from '../../../lambdas/domain/tenant/definitions.ts'
import { sharedBrowser } from '../../browser.ts'
import { givenVariable } from '../../environment.ts'
import { acme } from '../../fixtures.ts'
import { givenFunctions, run } from '../running.ts'
import { forms } from './forms.ts'
import { registrationService } from './stand-in.ts'

const TOLL_FREE = 'US_TOLL_FREE_REGISTRATION'
const ALERTS = ['--tenant', 'acme', '--type', TOLL_FREE, '--program', 'acme-alerts']

const browser = await sharedBrowser()
/** The picture of the form is a required field. */
const picturing = test.skipIf(!browser)

let aws: ReturnType<typeof registrationService>

beforeEach(async () => {
  aws = registrationService()
  givenVariable('AWS_REGION', 'us-east-1')
  givenVariable('AWS_ACCESS_KEY_ID', 'local')
  givenVariable('AWS_SECRET_ACCESS_KEY', 'local')
  await givenFunctions({}, aws.service)
})

const WRITES = /^(Create|Put|Submit)/
const writes = () => aws.calls.filter((call) => WRITES.test(call))
const only = () => [...aws.registrations.values()][0]

const PICTURE = 'test/cli/registration/form.png'
const program = acme.programs[0] as Program
const registration = readRegistration('programs', 'acme')
const answers = { ours: answersFor({ tenant: acme, program, registration }), given: {} }

/** Registrations whose connection breaks after so many calls: the last one arrives, its answer does not. */
function breakingAfter(calls: number): typeof openRegistrations {
  return async () => {
    const aws = await openRegistrations()
    let left = calls
    const breaking =
      (call: (...input: never[]) => Promise<unknown>) =>
      async (...input: never[]) => {
        if (left > 0) {
          left -= 1
          const answer = await call(...input)
          if (left > 0) return answer
        }
        throw new Error('The connection broke.')
      }
    return Object.fromEntries(Object.entries(aws).map(([name, call]) => [name, breaking(call)])) as typeof aws
  }
}

/** Registers Acme Alerts for a toll-free number, with a picture that is at hand. */
async function registering({
  open = openRegistrations,
  ...change
}: Partial<Registering> & { open?: typeof openRegistrations } = {}): Promise<string[]> {
  const lines: string[] = []
  const out = (line: string) => lines.push(line)
  const session = { out, error: out, exitCode: 0, interrupted: new AbortController().signal }
  const request = {
    tenant: 'acme',
    program: 'acme-alerts',
    type: TOLL_FREE,
    answers,
    picture: async () => PICTURE,
    associate: [],
    number: 'phone-1',
    dryRun: false,
    submit: false,
    ...change,
  }
  await askingAws(async () => register(await open(), request, session))
  return lines
}

test('CTA-5: a registration has every field filled with the words of the definitions', async () => {
  expect(await registering()).toEqual(['registration-1: 21 fields answered, 21 of them now, 0 open.'])
  const values = only()?.versions[0]?.values
  expect(values?.get('messageSamples.messageSample1')?.TextValue).toContain('Reply STOP to end.')
  expect(values?.get('messagingUseCase.optInImage')?.RegistrationAttachmentId).toBe('attachment-1')
  expect(only()?.status).toBe('CREATED')
})

test('it is submitted only if asked, and what was there already is not put again', async () => {
  await registering()
  expect(await registering({ submit: true })).toEqual([
    'registration-1: 21 fields answered, 0 of them now, 0 open.',
    'registration-1: SUBMITTED',
  ])
})

test('a repetition changes nothing, while it is reviewed and after', async () => {
  await registering({ submit: true })
  const before = writes().length
  expect(await registering({ submit: true })).toEqual(['registration-1: SUBMITTED. Nothing was changed.'])
  aws.review('registration-1')
  expect(await registering({ submit: true })).toEqual(['registration-1: COMPLETE. Nothing was changed.'])
  expect(writes().length).toBe(before)
})

test('one that was interrupted is continued: only what is not there yet is put', async () => {
  await registering()
  only()?.versions[0]?.values.delete('companyInfo.city')
  only()?.versions[0]?.values.delete('companyInfo.state')
  expect(await registering()).toEqual(['registration-1: 21 fields answered, 2 of them now, 0 open.'])
})

test('one that broke off anywhere, even with the answer lost, ends as one registration that was submitted once', async () => {
  // At CreateRegistration, among the values and the picture, and at each step from the association to the submission.
  for (const broken of [4, 7, 15, 27, 29, 30, 31, 32]) {
    aws = registrationService()
    await givenFunctions({}, aws.service)
    await registering({ submit: true, open: breakingAfter(broken) }).catch(() => undefined)
    if (only()?.status !== 'SUBMITTED') await registering({ submit: true })
    expect([aws.registrations.size, only()?.status, only()?.versions[0]?.values.size]).toEqual([
      1,
      'SUBMITTED',
      21,
    ])
  }
})

test('a denied one is filled anew, all fields, and what the reviewer said is shown', async () => {
  await registering({ submit: true })
  aws.review('registration-1', {
    reason: 'The opt-in image shows no disclosure.',
    feedback: 'Please show the whole form.',
    field: 'messagingUseCase.optInImage',
  })
  expect((await run('register', '--tenant', 'acme', '--status')).lines).toEqual([
    `registration-1  ${TOLL_FREE}  acme-alerts  REQUIRES_UPDATES  version 1 DENIED`,
    '  next: correct what is said below, then run the command again with --submit',
    '  denied: The opt-in image shows no disclosure.',
    '  reviewer: Please show the whole form.',
    '  messagingUseCase.optInImage: The opt-in image shows no disclosure.',
  ])
  expect(await registering({ submit: true })).toEqual([
    'registration-1: 21 fields answered, 21 of them now, 0 open.',
    'registration-1: SUBMITTED',
  ])
  expect(only()?.versions.map(({ number, status, values }) => [number, status, values.size])).toEqual([
    [1, 'DENIED', 21],
    [2, 'SUBMITTED', 21],
  ])
})

test('what is missing is named, and keeps it from being submitted', async () => {
  expect(await registering({ picture: async () => undefined, submit: true })).toEqual([
    'messagingUseCase.optInImage (optInImage): name a PNG, JPEG or PDF file under "fields"',
    'registration-1: 20 fields answered, 20 of them now, 1 open.',
    'Not submitted: answer what is open first.',
  ])
  expect(only()?.status).toBe('CREATED')
})

test('what AWS wants associated first is asked for before it refuses', async () => {
  await expect(registering({ number: undefined, submit: true })).rejects.toThrow(
    'Say with --associate which phone-number this is for',
  )
  expect(aws.calls).not.toContain('SubmitRegistrationVersion')
})

test('an association of an unknown name is asked for, and no number is taken for it', async () => {
  const before = { ResourceType: 'brand', AssociationBehavior: 'ASSOCIATE_BEFORE_SUBMIT' as const }
  const open = async () => ({
    ...(await openRegistrations()),
    types: async () => [
      {
        RegistrationType: TOLL_FREE,
        DisplayHints: undefined,
        SupportedAssociations: [{ ...before, DisassociationBehavior: undefined }],
      },
    ],
  })
  await expect(registering({ submit: true, open })).rejects.toThrow(
    'AWS wants a "brand" associated first, which this version does not know: name it with --associate',
  )
  expect(only()?.associations).toEqual([])
})

test('what AWS refuses all the same is told with its reason', async () => {
  await expect(registering({ associate: ['pool-1'], submit: true })).rejects.toThrow(
    'AWS refused it: INVALID_REGISTRATION_ASSOCIATION',
  )
})

test('an address that takes no registrations, like that of the local run, is told so', async () => {
  await givenFunctions({})
  const { code, errors } = await run('register', '--tenant', 'acme', '--status')
  expect([code, errors]).toEqual([
    1,
    [
      'assent register: The address in AWS_ENDPOINT_URL takes no registrations: run this without it, with credentials of your AWS account.',
    ],
  ])
})

test("another program's and another tenant's registrations are their own (TEN-1)", async () => {
  await registering()
  await registering({ program: 'acme-login' })
  await registering({ tenant: 'globex' })
  expect([...aws.registrations.keys()]).toEqual(['registration-1', 'registration-2', 'registration-3'])
  expect((await run('register', '--tenant', 'acme', '--status')).lines).toHaveLength(2)
})

describe('10DLC', () => {
  const BRAND = { type: 'US_TEN_DLC_BRAND_REGISTRATION', submit: true }
  const CAMPAIGN = { type: 'US_TEN_DLC_CAMPAIGN_REGISTRATION', submit: true }

  test('CTA-5: the brand first, then its vetting and the campaign on it, and the number last', async () => {
    expect(await registering(BRAND)).toEqual([
      'registration-1: 14 fields answered, 14 of them now, 0 open.',
      'registration-1: SUBMITTED',
    ])
    expect(only()?.versions[0]?.values.get('companyInfo.taxId')?.TextValue).toBe('000000000')
    aws.review('registration-1')
    expect(await registering({ type: 'US_TEN_DLC_BRAND_VETTING', submit: true })).toEqual([
      'registration-2: 0 fields answered, 0 of them now, 0 open.',
      'registration-2: SUBMITTED',
    ])
    expect(await registering(CAMPAIGN)).toEqual([
      'registration-3: 22 fields answered, 22 of them now, 0 open.',
      'registration-3: SUBMITTED',
    ])
    const campaign = aws.registrations.get('registration-3')
    expect(campaign?.associations).toEqual(['registration-1'])
    const said = campaign?.versions[0]?.values
    expect(said?.get('campaignUseCase.useCase')?.SelectChoices).toEqual(['ACCOUNT_NOTIFICATION'])
    expect(said?.get('campaignUseCase.embeddedLink')?.SelectChoices).toEqual(['No'])
    expect(said?.get('campaignInfo.stopMessage')?.TextValue).toContain("you're unsubscribed")
    aws.review('registration-3')
    expect(await registering(CAMPAIGN)).toEqual([
      'registration-3: associated with phone-1',
      'registration-3: COMPLETE. Nothing was changed.',
    ])
    expect(await registering(CAMPAIGN)).toEqual(['registration-3: COMPLETE. Nothing was changed.'])
  })

  test('a brand is the business’s: another program builds on the one that is there', async () => {
    await registering(BRAND)
    aws.review('registration-1')
    expect(await registering({ ...BRAND, program: 'acme-offers' })).toEqual([
      'registration-1: COMPLETE. Nothing was changed.',
    ])
    await registering({ ...CAMPAIGN, program: 'acme-offers' })
    expect(aws.registrations.get('registration-2')?.associations).toEqual(['registration-1'])
  })

  test('a campaign waits for its brand; what is filled in stays', async () => {
    await expect(registering(CAMPAIGN)).rejects.toThrow('Register a US_TEN_DLC_BRAND_REGISTRATION first')
    await registering(BRAND)
    aws.stands('registration-2', 'REVIEWING')
    await expect(registering(CAMPAIGN)).rejects.toThrow('is REVIEWING: submit this one once that is COMPLETE')
    expect(await registering({ ...CAMPAIGN, submit: false })).toEqual([
      'registration-1: 22 fields answered, 0 of them now, 0 open.',
    ])
  })

  test('a public company has to prove its brand by email, and the status says so', async () => {
    await registering(BRAND)
    aws.stands('registration-1', 'REQUIRES_AUTHENTICATION')
    expect((await run('register', '--tenant', 'acme', '--status')).lines).toEqual([
      `registration-1  ${BRAND.type}  acme-alerts  REQUIRES_AUTHENTICATION  version 1 REQUIRES_AUTHENTICATION`,
      '  next: answer the email that the business contact got, to prove the brand',
    ])
  })

  test('what is missing is named with the values that are allowed', () => {
    const given = { 'companyInfo.legalType': 'PUBLIC_PROFIT', 'contactInfo.vertical': 'LAMPS' }
    const { open } = fillForm(forms.get(BRAND.type) ?? [], { ...answers, given, picture: undefined })
    expect(open).toEqual([
      'companyInfo.stockSymbol (stockSymbol): write it under "fields"',
      'companyInfo.stockExchange (stockExchange): write it under "fields", one of NONE, NASDAQ, NYSE, LON, OTHER',
      expect.stringMatching(/^contactInfo.vertical: "LAMPS" is none of AGRICULTURE, .*TECHNOLOGY$/),
    ])
  })
})

test('--dry-run shows the answers and what is missing by its place, and creates nothing', async () => {
  const given = ['--tenant', 'globex', '--type', 'UNFORESEEN_REGISTRATION', '--dry-run']
  const { code, lines, errors } = await run('register', ...given)
  expect([code, writes()]).toEqual([1, []])
  expect(lines).toEqual(['0 fields answered, 3 open. Nothing was created.'])
  expect(errors).toContain(
    'companyInfo.companyName (companyName): write it into programs/globex.registration.json business.legalName',
  )
})

picturing('the command answers everything of a sample tenant, with a picture of its own', async () => {
  const { code, lines, errors } = await run('register', ...ALERTS, '--dry-run')
  expect([code, errors]).toEqual([0, []])
  expect(lines).toContain('messagingUseCase.optInImage  [sign-up-form.png]')
  expect(lines.at(-1)).toBe('21 fields answered, 0 open. Nothing was created.')
})

test('a type that AWS does not have is refused with those that it has', async () => {
  const { code, errors } = await run('register', '--tenant', 'acme', '--type', 'US_PIGEON', '--dry-run')
  expect([code, errors[0]]).toEqual([
    2,
    `assent register: AWS has no registration of the type "US_PIGEON" here. Types: ${[...forms.keys()].join(', ')}`,
  ])
})

describe('a form', () => {
  const openOf = (type: string, change: Partial<Answers> = {}) =>
    fillForm(forms.get(type) ?? [], { ...answers, picture: 'form.png', ...change }).open

  test('that asks what nobody foresaw is answered under its whole path', () => {
    expect(openOf('UNFORESEEN_REGISTRATION')).toEqual([
      'companyInfo.moonPhase (moonPhase): write it under "fields"',
      'companyInfo.letter (letter): name a PNG, JPEG or PDF file under "fields"',
    ])
    const given = { 'companyInfo.moonPhase': 'full', 'companyInfo.letter': { file: 'letter.pdf' } }
    expect(openOf('UNFORESEEN_REGISTRATION', { given })).toEqual([])
  })

  test.each([
    ['companyInfo.isoCountryCode', 'USA', 'has 3 characters and must have 2 to 2'],
    ['companyInfo.isoCountryCode', 'us', 'does not match [A-Z]{2}'],
    [
      'messagingUseCase.optInType',
      'PIGEON',
      '"PIGEON" is none of VERBAL, DIGITAL_FORM, PAPER_FORM, TEXT, QR_CODE',
    ],
    ['messagingUseCase.optInImage', 'a picture', 'takes a file, like {"file": "letter.pdf"}'],
  ])('says before AWS does what does not fit: %s', (path, value, flaw) => {
    expect(openOf(TOLL_FREE, { given: { [path]: value } })).toEqual([`${path}: ${flaw}`])
  })

  test('leaves out a field that the other answers rule out, and asks for one that they require', () => {
    const sole = { 'companyInfo.businessType': 'SOLE_PROPRIETOR' }
    const { fields } = fillForm(forms.get(TOLL_FREE) ?? [], { ...answers, given: sole, picture: undefined })
    expect(fields.map(({ path }) => path)).not.toContain('companyInfo.taxId')
    const nameless = new Map(
      [...answers.ours].map(([key, answer]) => [
        key,
        key === 'taxId' ? { ...answer, value: undefined } : answer,
      ]),
    )
    expect(openOf(TOLL_FREE, { ours: nameless })).toEqual([
      'companyInfo.taxId (taxId): write it into programs/acme.registration.json business.taxId',
    ])
  })
})
