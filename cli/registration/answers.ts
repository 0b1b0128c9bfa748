import { WAYS, type Way } from '../../lambdas/domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { joiningWord } from '../../lambdas/domain/tenant/joining-word.ts'
import { kitWordsOf } from '../../lambdas/domain/words/kit/kit-words.ts'
import { programTexts } from '../kit/messages.ts'
import { type Piece, textFor } from '../kit/piece.ts'
import type { RegistrationFile } from './schema.ts'

/** What a form is answered from: the end business, the program, and its words. */
export interface Registered {
  tenant: Tenant
  program: Program
  registration: RegistrationFile
}

/** The answer to a field, or the place where it has to be written. */
export interface Answer {
  value: string | undefined
  /** What forms of other types call the same: the first that a form offers counts. */
  alternatives?: readonly string[]
  /** Where the answer comes from, or belongs. */
  from: string
}

/**
 * The answers by the last part of a field's path, which is the same in every form. What a form asks is discovered; only what
 * we answer stands here.
 */
export function answersFor({ tenant, program, registration }: Registered): ReadonlyMap<string, Answer> {
  const { business, programs } = registration
  const { address, contact } = business
  const own = programs[program.id]
  const piece: Piece = { tenant, program, language: 'en' }
  const texts = programTexts(piece, registration)
  const file = `programs/${tenant.id}.registration.json`
  const given = (where: string, value: string | undefined): Answer => ({ value, from: `${file} ${where}` })
  const made = (value: string): Answer => ({ value, from: `programs/${tenant.id}.json` })
  const ofBusiness = (field: keyof typeof business, value: string | undefined) =>
    given(`business.${field}`, value)
  const ofAddress = (field: keyof typeof address) => given(`business.address.${field}`, address[field])
  const ofContact = (field: keyof typeof contact) => given(`business.contact.${field}`, contact[field])
  const ofProgram = (field: keyof NonNullable<typeof own>, value: string | undefined) =>
    given(`programs.${program.id}.${field}`, value)
  const useCases = [own?.useCase ?? []].flat()
  const useCase = { ...ofProgram('useCase', useCases[0]), alternatives: useCases }
  const purpose = ofProgram('purpose', own?.purpose)
  const all = texts.samples.join(' ')
  const found = (pattern: RegExp) => ofProgram('samples', all && yesOrNo(pattern.test(all)))
  const sample = (place: number) => given(`programs.${program.id}.samples.en`, texts.samples[place])
  return new Map([
    ['companyName', ofBusiness('legalName', business.legalName)],
    ['legalType', ofBusiness('type', business.type)],
    ['businessType', ofBusiness('type', business.type)],
    ['taxId', ofBusiness('taxId', taxIdOf(business))],
    ['taxIdIssuingCountry', ofBusiness('taxIdCountry', business.taxIdCountry)],
    ['taxIdCountry', ofBusiness('taxIdCountry', business.taxIdCountry)],
    ['vertical', ofBusiness('vertical', business.vertical)],
    ['website', ofBusiness('website', business.website)],
    ['address', ofAddress('street')],
    ['address1', ofAddress('street')],
    ['city', ofAddress('city')],
    ['state', ofAddress('state')],
    ['zipCode', ofAddress('postalCode')],
    ['isoCountryCode', ofAddress('country')],
    ['firstName', ofContact('firstName')],
    ['lastName', ofContact('lastName')],
    ['supportEmail', ofContact('email')],
    ['businessContactEmail', ofContact('email')],
    ['supportPhoneNumber', ofContact('phone')],
    ['dbaName', made(tenant.brand)],
    // The form of a campaign calls its description its name.
    ['campaignName', purpose],
    ['useCase', useCase],
    ['useCaseCategory', useCase],
    ['useCaseDetails', purpose],
    ['campaignDescription', purpose],
    ['monthlyMessageVolume', ofProgram('monthlyVolume', own?.monthlyVolume)],
    ['messageType', made(program.messageClass === 'promotional' ? 'Promotional' : 'Transactional')],
    ['numberCapabilities', made('SMS')],
    ['subscriberOptIn', made('Yes')],
    ['subscriberOptOut', made('Yes')],
    ['subscriberHelp', made('Yes')],
    ['directLending', ofProgram('directLending', yesOrNo(own?.directLending))],
    ['ageGated', ofProgram('ageGated', yesOrNo(own?.ageGated))],
    ['embeddedLink', found(LINK)],
    ['embeddedLinkSample', ofProgram('samples', LINK.exec(all)?.[0])],
    ['embeddedPhone', found(PHONE)],
    ['optInKeyword', { value: joiningWord(tenant, program), from: `programs/${tenant.id}.json` }],
    ['optInType', made('DIGITAL_FORM')],
    ['optInDescription', made(optInDescription(piece))],
    ['optInWorkflow', made(optInDescription(piece))],
    ['optInMessage', made(texts.confirmation)],
    ['optOutMessage', made(texts.stop)],
    ['stopMessage', made(texts.stop)],
    ['helpMessage', made(texts.help)],
    ['termsAndConditionsLink', made(tenant.links.terms)],
    ['privacyPolicyLink', made(tenant.links.privacy)],
    ['messageSample1', sample(0)],
    ['messageSample2', sample(1)],
    ['messageSample3', sample(2)],
    ['messageSample4', sample(3)],
    ['messageSample5', sample(4)],
  ])
}

/** AWS takes a US tax id only as digits. */
function taxIdOf({ taxId, taxIdCountry }: RegistrationFile['business']): string | undefined {
  return taxIdCountry === 'US' ? taxId?.replaceAll('-', '') : taxId
}

const LINK = /https?:\/\/\S+/
/** A phone number as people write it, or as E.164. */
const PHONE = /\+\d{7,15}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b/

function yesOrNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'Yes' : 'No'
}

/** How people opt in, as a form has room for it: each way, and the words of the sign-up page. */
function optInDescription(piece: Piece): string {
  const { tenant } = piece
  const { ways } = kitWordsOf(piece)
  const lines = WAYS.filter((way) => SHOWN.has(way)).map((way) => `${ways.names[way]}: ${ways.does[way]}`)
  return [
    `People opt in at ${tenant.links.signUp}.`,
    ...lines,
    ways.confirmed[piece.program.confirmation],
    `Words: "${textFor(piece, 'web_form').text}"`,
  ].join(' ')
}

/** The ways that a reviewer can try without being a customer or an employee. */
const SHOWN: ReadonlySet<Way> = new Set(['web_form', 'keyword'])
