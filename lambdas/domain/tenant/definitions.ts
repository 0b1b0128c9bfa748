import type { ShownText } from '../core/evidence.ts'
import type {
  Confirmation,
  FrequencyPeriod,
  MessageClass,
  MessageType,
  PageLanguage,
  ProgramType,
} from '../core/vocabulary.ts'
import type { RequestLimits } from './limits.ts'
import type { SendingHours } from './sending-hours.ts'

/** One brand, one seller, one file of definitions. Nothing of it touches another tenant (TEN-1). */
export interface Tenant {
  id: string
  /** The name that people know, carried by every message. */
  brand: string
  /** Where a person finds a human: shown in the answer to HELP and in every call-to-action (HELP-1, CTA-1). */
  help: { email?: string | undefined; phone?: string | undefined; url?: string | undefined }
  links: { terms: string; privacy: string; signUp: string }
  /** The languages that it writes in, as two letters; every stop counts in whatever language (OUT-2). */
  languages: readonly string[]
  /** Calendar months that records are kept after an opt-out: six or more (REC-1). */
  retentionMonths: number
  /** How often its pages may make a text leave. */
  limits: RequestLimits
  /** When and how often it sends promotional messages (GATE-7, GATE-8). */
  sendingHours: SendingHours
  /** How its pages look. */
  site: Site
  numbers: readonly Originator[]
  programs: readonly Program[]
}

/** A number that messages come from: E.164, a short code, or `simulator`. It belongs to exactly one tenant. */
export interface Originator {
  number: string
  /** The program that START opts in to (IN-1). */
  defaultProgram: string
  /** False where a text is no opt-in: START there grants nothing by itself (IN-2). */
  keywordOptIn: boolean
  /** True where an ordinary message may open a conversation after a stop (CONV-2). */
  conversationAfterStop: boolean
  /** What AWS has the number registered for; left out: not known here, and texts leave without naming a type. */
  type?: MessageType | undefined
}

/** What makes a page look like the brand's own. */
export interface Site {
  /** `#rrggbb`, dark enough for white letters on it. */
  accent: string
  /** A picture as a `data:` URI. */
  logo?: string | undefined
}

/** A program in another language than the definition's own. */
export interface Translation {
  name: string
  description: string
}

/** How many messages a program promises at most (GATE-8); `request`: one for each request of the person. */
export interface Frequency {
  messages: number
  per: FrequencyPeriod
}

/** What people sign up for. Consent to one program allows no other (GATE-3). */
export interface Program {
  /** Unique across tenants, since the gate is asked by program alone. */
  id: string
  name: string
  /** What a person gets, as shown in the call-to-action: "order and delivery updates". */
  description: string
  messageClass: MessageClass
  type: ProgramType
  /** Whether somebody who has stopped may be sent a code that they ask for later (GATE-10). */
  otpAfterStop: boolean
  /** The number that the program's messages come from. */
  number: string
  /** The word that opts in to this program alone. */
  keyword?: string | undefined
  /** Whether the keyword is advertised with its call-to-action, which makes it `express_written` (IN-1). */
  advertised: boolean
  frequency: Frequency
  /** How a sign-up on a page is proved: YES from the phone, or the code texted to it, typed on the page (IN-4). */
  confirmation: Confirmation
  /** ISO 3166 codes of the countries that may sign up on a page; left out: the country of the program's number. */
  countries?: readonly string[] | undefined
  translations?: { readonly [language in PageLanguage]?: Translation | undefined } | undefined
  /** The call-to-action shown wherever the program is offered, and its content hash (CTA-1, CTA-4). */
  callToAction: ShownText & { text: string }
}

/** Every tenant of the deployment, with the look-ups that outside keys go through. */
export interface Definitions {
  tenants: readonly Tenant[]
  tenantById: ReadonlyMap<string, Tenant>
  /** The tenant of a number, short codes included. */
  tenantByNumber: ReadonlyMap<string, Tenant>
  /** The tenant and program of a program id. */
  programById: ReadonlyMap<string, { tenant: Tenant; program: Program }>
}

/** Makes the look-ups once, so that a decision costs none. */
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

/** The originator of this number, if it is the tenant's. */
export function originatorOf(tenant: Tenant, number: string): Originator | undefined {
  return tenant.numbers.find((originator) => originator.number === number)
}

/** The tenant's program of this id. */
export function programOf(tenant: Tenant, id: string): Program | undefined {
  return tenant.programs.find((program) => program.id === id)
}
