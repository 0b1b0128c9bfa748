import type { ShownText } from '../core/evidence.ts'
import type {
  Confirmation,
  FrequencyPeriod,
  MessageClass,
  MessageType,
  OptOutManager,
  ProgramType,
  TextLanguage,
} from '../core/vocabulary.ts'
import type { RequestLimits } from './limits.ts'
import type { SendingHours } from './sending-hours.ts'

/** One brand, one seller, one definition file. It shares nothing with another tenant (TEN-1). */
export interface Tenant {
  id: string
  /** The name that people know; every message carries it. */
  brand: string
  /** How a person reaches a human: shown in the answer to HELP and in every call-to-action (HELP-1, CTA-1). */
  help: { email?: string | undefined; phone?: string | undefined; url?: string | undefined }
  /** The postal address that every mail must carry; without it no invitation is sent by mail. */
  postalAddress?: string | undefined
  links: { terms: string; privacy: string; signUp: string }
  /** The languages that it writes in, as two letters; a stop counts in any language (OUT-2). */
  languages: readonly TextLanguage[]
  /** Calendar months that records are kept after an opt-out: six or more (REC-1). */
  retentionMonths: number
  /** How often its pages may send a text. */
  limits: RequestLimits
  /** When and how often it sends promotional messages (GATE-7, GATE-8). */
  sendingHours: SendingHours
  /** The design of its pages. */
  site: Site
  numbers: readonly Originator[]
  programs: readonly Program[]
}

/** A number that messages come from: E.164, a short code, or `simulator`. It belongs to exactly one tenant. */
export interface Originator {
  /** The phone number or pool as AWS identifies it; a deployment connects it. A pool may hold several numbers. */
  id?: string | undefined
  number: string
  /** The program that START opts in to (IN-1). */
  defaultProgram: string
  /** False if a text is not an opt-in: START there grants nothing on its own (IN-2). */
  keywordOptIn: boolean
  /** True if an ordinary message may open a conversation after a stop (CONV-2). */
  conversationAfterStop: boolean
  /** Who answers STOP there (OUT-6). */
  managedBy: OptOutManager
  /** What AWS has the number registered for; left out: not known here, and texts leave without naming a type. */
  type?: MessageType | undefined
}

/** The brand's design on its pages. */
export interface Site {
  /** `#rrggbb`, dark enough for white text on it. */
  accent: string
  /** An image as a `data:` URI. */
  logo?: string | undefined
}

/** A program's texts in another language than the definition's own. */
export interface Translation {
  name: string
  description: string
  /** The keyword that is advertised in this language, so that a text with it tells which words were seen (IN-8). */
  keyword?: string | undefined
}

/** The maximum number of messages that a program promises (GATE-8); `request`: one for each request of the person. */
export interface Frequency {
  messages: number
  per: FrequencyPeriod
}

/** What people sign up for. Consent to one program allows no other (GATE-3). */
export interface Program {
  /** Unique across tenants, since the gate's requests name only the program. */
  id: string
  name: string
  /** What a person gets, as shown in the call-to-action: "order and delivery updates". */
  description: string
  messageClass: MessageClass
  type: ProgramType
  /** Whether a person who has stopped may be sent a code that they request later (GATE-10). */
  otpAfterStop: boolean
  /** The number that the program's messages come from. */
  number: string
  /** The keyword that opts in to this program alone. */
  keyword?: string | undefined
  /** Whether the keyword is advertised with its call-to-action, which makes it `express_written` (IN-1). */
  advertised: boolean
  frequency: Frequency
  /** How a sign-up on a page is confirmed: by YES from the phone, or by the texted code, typed on the page (IN-4). */
  confirmation: Confirmation
  /** ISO 3166 codes of the countries that may sign up on a page; if omitted: the country of the program's number. */
  countries?: readonly string[] | undefined
  translations?: { readonly [language in TextLanguage]?: Translation | undefined } | undefined
  /** The words with which its keyword is advertised, in the tenant's first language, and their content hash (CTA-1, CTA-4). */
  callToAction: ShownText & { text: string }
  /** The words with which the keyword of each translation is advertised. */
  translatedCalls: readonly (ShownText & { text: string; keyword: string; language: TextLanguage })[]
}

/** Every tenant of the deployment, with lookups by external keys. */
export interface Definitions {
  tenants: readonly Tenant[]
  tenantById: ReadonlyMap<string, Tenant>
  /** The tenant of a number, short codes included. */
  tenantByNumber: ReadonlyMap<string, Tenant>
  /** The tenant and program of a program id. */
  programById: ReadonlyMap<string, { tenant: Tenant; program: Program }>
}

/** Builds the lookups once, so that a decision needs no search. */
export function indexDefinitions(tenants: readonly Tenant[]): Definitions {
  return {
    tenants,
    tenantById: new Map(tenants.map((tenant) => [tenant.id, tenant])),
    tenantByNumber: new Map(
      tenants.flatMap((tenant) => tenant.numbers.map(({ number }) => [number, tenant] as const)),
    ),
    programById: new Map(
      tenants.flatMap((tenant) =>
        tenant.programs.map((program) => [program.id, { tenant, program }] as const),
      ),
    ),
  }
}

/** The originator of this number, if it belongs to the tenant. */
export function originatorOf(tenant: Tenant, number: string): Originator | undefined {
  return tenant.numbers.find((originator) => originator.number === number)
}

/** The tenant's program of this id. */
export function programOf(tenant: Tenant, id: string): Program | undefined {
  return tenant.programs.find((program) => program.id === id)
}

/** Whether the carrier of this number answers STOP itself (OUT-6). */
export function isManagedByCarrier(tenant: Tenant, number: string | null): boolean {
  return number !== null && originatorOf(tenant, number)?.managedBy === 'carrier'
}
