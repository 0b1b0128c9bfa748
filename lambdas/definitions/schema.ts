import * as z from 'zod/mini'
import { isReservedWord } from '../domain/core/keywords.ts'
import { isPhoneNumber } from '../domain/core/phone-number.ts'
import {
  CONFIRMATIONS,
  FREQUENCY_PERIODS,
  MESSAGE_CLASSES,
  MESSAGE_TYPES,
  OPT_OUT_MANAGERS,
  PROGRAM_TYPES,
  TEXT_LANGUAGES,
  type TextLanguage,
} from '../domain/core/vocabulary.ts'
import type { WrittenHours } from '../domain/tenant/daily-hours.ts'
import { defaultLimits } from '../domain/tenant/limits.ts'
import { defaultSendingHours } from '../domain/tenant/sending-hours.ts'
import { contrast } from './contrast.ts'

const id = z
  .string()
  .check(
    z.regex(
      /^[a-z][a-z0-9-]{1,39}$/,
      'must be 2 to 40 lower-case letters, digits and hyphens, starting with a letter',
    ),
  )
/** The first parts of addresses that belong to no tenant; `_local` is no id at all. */
const RESERVED_IDS: ReadonlySet<string> = new Set(['console', 'stop'])
const words = (most: number) =>
  z
    .string()
    .check(
      z.regex(/^\S(.*\S)?$/, 'must not be empty or begin or end with a space'),
      z.maxLength(most, `must be at most ${most} characters`),
    )
const oneOf = <const Words extends readonly string[]>(list: Words) =>
  z.enum(list, `must be one of: ${list.join(', ')}`)
const link = z.string().check(z.regex(/^https:\/\/\S+$/, 'must be an https:// link'))
const email = z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email address'))
export const carePhone = z
  .string()
  .check(z.refine(isPhoneNumber, 'must be an E.164 number, like +12065550199'))

const COLOR = /^#[0-9a-f]{6}$/i

/** A phone number or pool as AWS identifies it. */
export const AWS_ID = /^(phone|pool)-[A-Za-z0-9]+$/

const originator = z.strictObject({
  id: z.optional(
    z.string().check(z.regex(AWS_ID, 'must be a phone number id (phone-…) or a pool id (pool-…) of AWS')),
  ),
  number: z
    .string()
    .check(
      z.regex(
        /^(\+[1-9]\d{6,14}|\d{3,8}|simulator)$/,
        'must be an E.164 number, a short code or "simulator"',
      ),
    ),
  defaultProgram: id,
  keywordOptIn: z._default(z.boolean(), true),
  conversationAfterStop: z._default(z.boolean(), false),
  managedBy: z._default(oneOf(OPT_OUT_MANAGERS), 'assent'),
  type: z.optional(z.enum(MESSAGE_TYPES)),
})

const frequency = z.strictObject({
  messages: z
    .int('must be a whole number')
    .check(z.gte(1, 'must be 1 or more'), z.lte(1000, 'must be 1000 or less')),
  per: oneOf(FREQUENCY_PERIODS),
})

/** `#rrggbb`; white text must be readable on it, and it on white (WCAG 1.4.3). */
const accent = z.string().check(
  z.regex(COLOR, 'must be a color, like #0b5f56'),
  z.refine(
    (color) => !COLOR.test(color) || contrast(color, '#ffffff') >= 4.5,
    'is too light: its contrast with white must be 4.5 or more; use a darker one',
  ),
)

const logo = z
  .string()
  .check(
    z.regex(
      /^[\w-]+\.(svg|png)$/,
      'must be the name of an SVG or PNG file in the same folder as the definition',
    ),
  )

export const country = z
  .string()
  .check(z.refine(isCountry, 'must be ISO 3166 codes of two capital letters, like US'))

function isCountry(code: string): boolean {
  if (!/^(?!EU|EZ|UK|UN|X|Q|ZZ)[A-Z]{2}$/.test(code)) return false
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
}

const keyword = z.optional(
  z.string().check(
    z.regex(/^[A-Z0-9]{2,20}$/, 'must be 2 to 20 capital letters and digits'),
    z.refine((word) => !isReservedWord(word) && word !== 'ALL', 'already means start, stop, help or yes'),
  ),
)

const translation = z.optional(z.strictObject({ name: words(40), description: words(200), keyword }))
const translations = Object.fromEntries(TEXT_LANGUAGES.map((language) => [language, translation])) as Record<
  TextLanguage,
  typeof translation
>

const program = z.strictObject({
  id: id.check(
    z.refine((name) => name !== 'ways-to-join', 'must not be called ways-to-join: a page has that address'),
  ),
  name: words(40),
  description: words(200),
  messageClass: oneOf(MESSAGE_CLASSES),
  type: z._default(oneOf(PROGRAM_TYPES), 'subscription'),
  otpAfterStop: z._default(z.boolean(), false),
  number: z.string(),
  keyword,
  advertised: z._default(z.boolean(), false),
  frequency,
  confirmation: z._default(oneOf(CONFIRMATIONS), 'reply'),
  countries: z.optional(z.array(country).check(z.minLength(1, 'must have at least one'))),
  translations: z.optional(z.strictObject(translations)),
})

const atMost = (most: number, usual: number) =>
  z._default(
    z
      .int('must be a whole number')
      .check(z.gte(1, 'must be 1 or more'), z.lte(most, `must be ${most} or less`)),
    usual,
  )

/** How often pages and login forms may make a text leave; each setting is bounded, so that no limit can be switched off. */
const limits = z.strictObject({
  minutesBetween: atMost(1440, defaultLimits.minutesBetween),
  phonePerDay: atMost(10, defaultLimits.phonePerDay),
  addressPerHour: atMost(1000, defaultLimits.addressPerHour),
  tenantPerHour: atMost(5000, defaultLimits.tenantPerHour),
  preferencesPerHour: atMost(5000, defaultLimits.preferencesPerHour),
  triesPerCode: atMost(5, defaultLimits.triesPerCode),
  codesPerHour: atMost(60, defaultLimits.codesPerHour),
  codesPerDay: atMost(200, defaultLimits.codesPerDay),
  programCodesPerHour: atMost(1_000_000, defaultLimits.programCodesPerHour),
})

const TIME = /^([01]\d|2[0-3]):(00|15|30|45)$/

const time = z.string().check(z.regex(TIME, 'must be on a quarter hour, like 09:00 or 19:45'))

const hours = (usual: WrittenHours) =>
  z._default(
    z
      .strictObject({ from: time, to: time })
      .check(
        z.refine(
          ({ from, to }) => from < to || !TIME.test(from) || !TIME.test(to),
          'must end after it begins',
        ),
      ),
    usual,
  )

/** When and how often promotional messages are sent; the law's own hours and caps apply whatever is set (GATE-7, GATE-8). */
const sendingHours = z.strictObject({
  weekdays: hours(defaultSendingHours.weekdays),
  saturday: hours(defaultSendingHours.saturday),
  sunday: hours(defaultSendingHours.sunday),
  endedRules: z._default(z.boolean(), defaultSendingHours.endedRules),
  promotionalPerDay: z._default(
    z.nullable(
      z.int('must be a whole number').check(z.gte(1, 'must be 1 or more'), z.lte(100, 'must be 100 or less')),
    ),
    defaultSendingHours.promotionalPerDay,
  ),
})

/** One definition file as written (CTA-1: everything that a call-to-action must show is required here). */
export const tenantFile = z.strictObject({
  $schema: z.optional(z.string()),
  tenant: id.check(
    z.refine(
      (name) => !RESERVED_IDS.has(name),
      'must not be called console or stop: pages of the system have that address',
    ),
  ),
  brand: words(40),
  help: z
    .strictObject({ email: z.optional(email), phone: z.optional(carePhone), url: z.optional(link) })
    .check(
      z.refine(
        ({ email, phone, url }) => Boolean(email ?? phone ?? url),
        'must have an email, a phone or a url: HELP and every call-to-action show it',
      ),
    ),
  postalAddress: z.optional(words(200)),
  links: z.optional(
    z.strictObject({ terms: z.optional(link), privacy: z.optional(link), signUp: z.optional(link) }),
  ),
  languages: z._default(z.array(oneOf(TEXT_LANGUAGES)).check(z.minLength(1, 'must have at least one')), [
    'en',
  ]),
  retentionMonths: z._default(
    z
      .int('must be a whole number')
      .check(
        z.gte(6, 'must be 6 or more: records are kept at least six months after an opt-out'),
        z.lte(120, 'must be 120 or less'),
      ),
    6,
  ),
  limits: z.prefault(limits, {}),
  sendingHours: z.prefault(sendingHours, {}),
  site: z._default(z.strictObject({ accent: z._default(accent, '#1d4f91'), logo: z.optional(logo) }), {
    accent: '#1d4f91',
  }),
  numbers: z
    .array(originator)
    .check(z.minLength(1, 'must have at least one'), z.maxLength(20, 'must have at most 20')),
  programs: z
    .array(program)
    .check(z.minLength(1, 'must have at least one'), z.maxLength(20, 'must have at most 20')),
})

export type TenantFile = z.infer<typeof tenantFile>
