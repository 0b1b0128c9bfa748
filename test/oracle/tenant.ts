import { readFileSync } from 'node:fs'

/** What a message is, which decides the consent it needs (GATE-2). */
export type MessageClass = 'conversational' | 'informational' | 'promotional'

/** How strong a consent is (GATE-2). */
export type Level = 'implied' | 'express' | 'express_written'

/** A program's disclosed frequency, which is a promise (GATE-8). */
export interface Frequency {
  messages: number
  per: 'request' | 'day' | 'week' | 'month'
}

/** One program that a person can consent to (GATE-3). */
export interface Program {
  id: string
  name: string
  messageClass: MessageClass
  /** Its messages are one-time codes (GATE-10). */
  otp: boolean
  otpAfterStop: boolean
  number: string
  keyword: string | null
  /** The keyword is shown with its call-to-action, so it gives `express_written` (IN-1). */
  advertised: boolean
  frequency: Frequency
}

/** One number that a tenant sends from and is texted at. */
export interface Originator {
  number: string
  defaultProgram: string
  /** False: a text is no opt-in on this number (IN-2). */
  keywordOptIn: boolean
  /** An ordinary message opens a window even after a stop (CONV-2). */
  windowAfterStop: boolean
  /** The carrier answers STOP itself, as on US toll-free numbers (OUT-6, OUT-9). */
  carrierAnswersStop: boolean
}

/** One brand with its programs and numbers, after defaults. */
export interface Tenant {
  id: string
  brand: string
  numbers: readonly Originator[]
  programs: readonly Program[]
  /** How many months after the last stop a record expires (REC-1). */
  retentionMonths: number
}

/** What the model reads of a file in `programs/`. */
export interface TenantFile {
  tenant: string
  brand: string
  retentionMonths?: number
  numbers: readonly {
    number: string
    defaultProgram: string
    keywordOptIn?: boolean
    windowAfterStop?: boolean
    managedBy?: string
  }[]
  programs: readonly {
    id: string
    name: string
    messageClass: MessageClass
    type?: string
    otpAfterStop?: boolean
    number: string
    keyword?: string
    advertised?: boolean
    frequency: Frequency
  }[]
}

/** A definition with its defaults filled in. */
export function readTenant(file: TenantFile): Tenant {
  return {
    id: file.tenant,
    brand: file.brand,
    retentionMonths: file.retentionMonths ?? 6,
    numbers: file.numbers.map(({ managedBy, keywordOptIn = true, windowAfterStop = false, ...rest }) => ({
      number: rest.number,
      defaultProgram: rest.defaultProgram,
      keywordOptIn,
      windowAfterStop,
      carrierAnswersStop: managedBy === 'carrier',
    })),
    programs: file.programs.map(
      ({ type, otpAfterStop = false, keyword = null, advertised = false, ...rest }) => ({
        id: rest.id,
        name: rest.name,
        messageClass: rest.messageClass,
        otp: type === 'otp',
        otpAfterStop,
        number: rest.number,
        keyword,
        advertised,
        frequency: rest.frequency,
      }),
    ),
  }
}

/** A sample definition that ships, by its tenant. */
export function sampleTenant(id: string): Tenant {
  const file = new URL(`../../programs/${id}.json`, import.meta.url)
  return readTenant(JSON.parse(readFileSync(file, 'utf8')) as TenantFile)
}

/** The program of that id. */
export function programOf(tenant: Tenant, id: string): Program {
  const program = tenant.programs.find((each) => each.id === id)
  if (!program) throw new Error(`No program ${id} at ${tenant.id}`)
  return program
}

/** The tenant's number as its definition describes it. */
export function originatorOf(tenant: Tenant, number: string): Originator {
  const originator = tenant.numbers.find((each) => each.number === number)
  if (!originator) throw new Error(`No number ${number} at ${tenant.id}`)
  return originator
}

const LEVELS: readonly Level[] = ['implied', 'express', 'express_written']
const NEEDED: Record<MessageClass, Level> = {
  conversational: 'implied',
  informational: 'express',
  promotional: 'express_written',
}

/** Levels are ordered (GATE-2). */
export function atLeast(level: Level, needed: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(needed)
}

/** Whether a level is enough for a class of message (GATE-2). */
export function suffices(level: Level, messageClass: MessageClass): boolean {
  return atLeast(level, NEEDED[messageClass])
}
