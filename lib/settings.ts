import type { App } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import { helpText } from '../lambdas/definitions/help-text.ts'
import { AWS_ID } from '../lambdas/definitions/schema.ts'
import { ROLES } from '../lambdas/domain/core/vocabulary.ts'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import type { Definitions } from './definitions.ts'

/** What a deployment chooses with `-c name=value`. */
export interface Settings {
  /** The stack's name, first in every physical name; `assent` by default. */
  stackName: string
  /** The address that alarms are sent to. */
  alarmEmail: string | undefined
  /** The phone numbers and pools to connect, each once; without any number there is no stack but the first. */
  originators: Originator[]
  /** Whether the carrier of a defined number answers STOP itself, so that AWS's opt-out lists are read (OUT-9). */
  carrierManages: boolean
  /** What the deployment may lose: `newTable`, `newTombstoneKey`, and the ids of numbers that leave. */
  mayLose: string[]
  /** In how many stacks the numbers lie at least: as many as before, so that none moves back. */
  numberStacks: number
  /** The defined number that a new simulator number stands for; undefined for no simulator number. */
  simulated: string | undefined
  /** A table kept from an earlier deployment, which this one takes over. */
  keptTable: { name: string; streamArn: string; tombstoneKeyArn: string } | undefined
  /** For how many years histories are archived after their records expire; undefined for no archive (REC-4). */
  archiveYears: number | undefined
  /** The brand's own domain of the site, and its certificate; undefined for the address that API Gateway gives. */
  domain: Domain | undefined
  /** Whether AWS WAF protects the opt-in site. */
  waf: boolean
  /** The address that invitations are sent from, verified in Amazon SES; undefined for no invitations by email. */
  mailFrom: string | undefined
  /** How staff sign in to the console; undefined for no console (STAFF-1). */
  console: ConsoleSignIn | undefined
  /** Concurrent executions that the account keeps free for inbound texts; undefined for none. */
  reservedConcurrency: number | undefined
}

/** A phone number or pool of this account, as AWS identifies it. */
export interface Originator {
  kind: 'phone-number' | 'pool'
  id: string
  /** What AWS answers to HELP where the carrier answers STOP itself (HELP-1); undefined: Assent answers both. */
  help?: string | undefined
}

/** A domain name, and the ARN of its certificate in AWS Certificate Manager. */
export interface Domain {
  name: string
  certificateArn: string
}

/** A user pool with its first admin and a group for each role, or a provider of one's own. */
export type ConsoleSignIn =
  | { kind: 'user-pool'; admin: string; groups: readonly string[] }
  | { kind: 'issuer'; issuer: string; clientId: string }

/** The name of each setting. */
const SETTINGS = [
  'alarmEmail',
  'archive',
  'certificate',
  'console',
  'consoleClientId',
  'consoleIssuer',
  'domain',
  'drop',
  'mailFrom',
  'newTable',
  'newTombstoneKey',
  'number',
  'numberStacks',
  'reserved',
  'stack',
  'table',
  'tableStream',
  'tombstoneKey',
  'waf',
] as const

/** What the local run sets in place of a domain. */
export const LOCAL_URL = 'localUrl'

type Read = (name: (typeof SETTINGS)[number] | typeof LOCAL_URL) => string | undefined

/** Reads the settings; throws {@link UserFacingError} for one that does not exist and for a value that cannot be used. */
export function readSettings(app: App, definitions: Definitions): Settings {
  refuseUnknown(app)
  const read = reader(app)
  return {
    stackName: stackName(read),
    alarmEmail: emailAddress(read, 'alarmEmail'),
    originators: originators(read, definitions),
    carrierManages: definitions.tenants.some(({ numbers }) =>
      numbers.some(({ managedBy }) => managedBy === 'carrier'),
    ),
    mayLose: mayLose(read),
    numberStacks: wholeNumber(read, 'numberStacks', 'the stacks in which numbers lie') ?? 1,
    simulated: read('number') === 'simulator' ? simulatedNumber(definitions) : undefined,
    keptTable: keptTable(read),
    archiveYears: archiveYears(read, definitions),
    domain: domain(read),
    waf: isOn(read, 'waf'),
    mailFrom: emailAddress(read, 'mailFrom'),
    reservedConcurrency: wholeNumber(
      read,
      'reserved',
      'the concurrent executions that are kept free for inbound texts',
    ),
    console: consoleSignIn(read, definitions),
  }
}

/** Whether a deployment connects any number. */
export function connectsNumbers({
  originators,
  simulated,
}: Pick<Settings, 'originators' | 'simulated'>): boolean {
  return simulated !== undefined || originators.length > 0
}

/**
 * The address of the site, with a slash at the end, where it is known before a deployment: the domain, or this machine in the
 * local run. The generated pages that a definition's links default to lie there.
 */
export function siteUrl(scope: IConstruct): string | undefined {
  const read = reader(scope)
  const name = read('domain')
  return name === undefined ? read(LOCAL_URL) : `https://${name}/`
}

/** What the CDK keeps among the settings, such as `@aws-cdk/core:…` and `aws:cdk:…`. */
const OF_CDK = /[:/]|^(acknowledged-issue-numbers|cli-telemetry)$/

/** A misspelled setting must not deploy something else than was meant. */
function refuseUnknown({ node }: App): void {
  const known: readonly string[] = [...SETTINGS, LOCAL_URL]
  const unknown = Object.keys(node.getAllContext()).find(
    (name) => !OF_CDK.test(name) && !known.includes(name),
  )
  if (unknown === undefined) return
  throw new UserFacingError(`-c ${unknown}= is not a setting. The settings are ${SETTINGS.join(', ')}.`)
}

function reader({ node }: IConstruct): Read {
  return (name) => {
    const value: unknown = node.tryGetContext(name)
    return value === undefined || value === '' ? undefined : String(value)
  }
}

function stackName(read: Read): string {
  const name = read('stack') ?? 'assent'
  if (/^[a-z][a-z0-9-]{0,29}$/.test(name)) return name
  throw new UserFacingError('-c stack= must be a lowercase name of at most 30 letters, digits and hyphens.')
}

function emailAddress(read: Read, name: 'alarmEmail' | 'console' | 'mailFrom'): string | undefined {
  const email = read(name)
  if (email === undefined || /^[^\s@*]+@[^\s@*]+\.[^\s@*]+$/.test(email)) return email
  throw new UserFacingError(`-c ${name}= must be one email address.`)
}

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
const CERTIFICATE = /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[A-Za-z0-9-]+$/

function domain(read: Read): Domain | undefined {
  const name = read('domain')
  const certificateArn = read('certificate')
  if (name === undefined && certificateArn === undefined) return undefined
  if (name === undefined || !DOMAIN.test(name))
    throw new UserFacingError('-c domain= must be a domain name in lower case, like sms.example.com.')
  if (certificateArn === undefined || !CERTIFICATE.test(certificateArn))
    throw new UserFacingError(
      '-c certificate= must be the ARN of the certificate of -c domain=, in AWS Certificate Manager in the region of the stack.',
    )
  return { name, certificateArn }
}

function isOn(read: Read, name: 'newTable' | 'newTombstoneKey' | 'waf'): boolean {
  const value = read(name) ?? 'false'
  if (value === 'true' || value === 'false') return value === 'true'
  throw new UserFacingError(`-c ${name}= must be "true" or "false".`)
}

function mayLose(read: Read): string[] {
  const numbers = read('drop')?.split(',') ?? []
  if (!numbers.every((id) => AWS_ID.test(id)))
    throw new UserFacingError(
      '-c drop= must be the ids of the phone numbers and pools to hand back to AWS, with commas between them.',
    )
  return [...(['newTable', 'newTombstoneKey'] as const).filter((name) => isOn(read, name)), ...numbers]
}

function wholeNumber(read: Read, name: 'numberStacks' | 'reserved', what: string): number | undefined {
  const number = read(name)
  if (number === undefined) return undefined
  if (/^[1-9]\d{0,3}$/.test(number)) return Number(number)
  throw new UserFacingError(`-c ${name}= must be a positive whole number: ${what}.`)
}

/** Those that the definitions name, and the one that a setting does. */
function originators(read: Read, { tenants }: Definitions): Originator[] {
  const number = read('number')
  const chosen = number === undefined || number === 'simulator' ? [] : [number]
  if (!chosen.every((id) => AWS_ID.test(id)))
    throw new UserFacingError(
      '-c number= must be "simulator", a phone number id (phone-…) or a pool id (pool-…).',
    )
  const defined = tenants.flatMap((tenant) =>
    tenant.numbers.flatMap(({ id, managedBy }) =>
      id === undefined ? [] : [originatorOf(id, managedBy === 'carrier' ? helpText(tenant) : undefined)],
    ),
  )
  const all = [...defined, ...chosen.map((id) => originatorOf(id))]
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

function originatorOf(id: string, help?: string): Originator {
  return { kind: id.startsWith('pool-') ? 'pool' : 'phone-number', id, ...(help !== undefined && { help }) }
}

/** The number that is defined as `simulator`; if there is none, the first number of the first tenant. */
function simulatedNumber({ tenants }: Definitions): string {
  const numbers = tenants.flatMap((tenant) => tenant.numbers.map(({ number }) => number))
  const [first] = numbers
  if (first === undefined)
    throw new UserFacingError('-c number=simulator needs a number in programs/ to stand for.')
  return numbers.includes('simulator') ? 'simulator' : first
}

function keptTable(read: Read): Settings['keptTable'] {
  const name = read('table')
  const streamArn = read('tableStream')
  const tombstoneKeyArn = read('tombstoneKey')
  if ([name, streamArn, tombstoneKeyArn].every((part) => part === undefined)) return undefined
  if (name !== undefined && streamArn !== undefined && isKeyArn(tombstoneKeyArn)) {
    return { name, streamArn, tombstoneKeyArn }
  }
  throw new UserFacingError(
    '-c table= requires -c tableStream= and -c tombstoneKey= too: the kept table, the ARN of its stream, and the ARN of the key that hashes its tombstones.',
  )
}

function isKeyArn(arn: string | undefined): arn is string {
  return arn !== undefined && /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(arn)
}

/** A deployment with a promotional program must choose how long it archives proof of consent: years, or `none` (REC-4). */
function archiveYears(read: Read, { tenants }: Definitions): number | undefined {
  const archive = read('archive')
  if (archive === undefined) return requireChoice(tenants)
  if (archive === 'none') return undefined
  if (/^([1-9]|[12]\d|30)$/.test(archive)) return Number(archive)
  throw new UserFacingError('-c archive= must be a number of years from 1 to 30, or "none".')
}

function requireChoice(tenants: Definitions['tenants']): undefined {
  const promotional = tenants
    .flatMap(({ programs }) => programs)
    .find(({ messageClass }) => messageClass === 'promotional')
  if (!promotional) return undefined
  throw new UserFacingError(
    `The program ${promotional.id} is promotional: set -c archive=, or "archive" under "context" in cdk.json, to the number of years that histories are archived after their records expire, or to "none".`,
  )
}

function consoleSignIn(read: Read, { tenants }: Definitions): ConsoleSignIn | undefined {
  const admin = emailAddress(read, 'console')
  const issuer = read('consoleIssuer')
  const clientId = read('consoleClientId')
  if (issuer === undefined && clientId === undefined) {
    return admin === undefined ? undefined : { kind: 'user-pool', admin, groups: groupsOf(tenants) }
  }
  if (admin !== undefined) {
    throw new UserFacingError(
      'Set either -c console=, for a user pool of Amazon Cognito, or -c consoleIssuer= and -c consoleClientId=.',
    )
  }
  if (issuer !== undefined && clientId !== undefined && /^https:\/\/[^\s?#]+$/.test(issuer)) {
    return { kind: 'issuer', issuer, clientId }
  }
  throw new UserFacingError(
    '-c consoleIssuer= must be the https URL of an OpenID Connect provider, and needs -c consoleClientId= too.',
  )
}

/** A group for each role, at every tenant and at each one. */
function groupsOf(tenants: Definitions['tenants']): string[] {
  const places = ['*', ...tenants.map(({ id }) => id)]
  return places.flatMap((place) => ROLES.map((role) => `assent:${place}:${role}`))
}
