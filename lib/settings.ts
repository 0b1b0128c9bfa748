import type { App } from 'aws-cdk-lib'
import type { loadDefinitions } from '../lambdas/definitions/load.ts'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

/** What may be chosen at deployment with `-c name=value`. */
export interface Settings {
  /** Name of the stack, and the beginning of every physical name; `assent` unless `-c stack=` says otherwise. */
  stackName: string
  /** Who is told when an alarm rings. */
  alarmEmail: string | undefined
  /** What the second stack connects; without it there is no second stack. */
  number: ChosenNumber | undefined
  /** A table kept from an earlier deployment that this one takes up again. */
  keptTable: { name: string; streamArn: string; tombstoneKeyArn: string } | undefined
  /** For how many years histories are archived when their records are gone; undefined: they are not (REC-4). */
  archiveYears: number | undefined
  /** Whether a firewall stands in front of the opt-in site. */
  waf: boolean
  /** Address that invitations are mailed from, proved to Amazon SES; undefined: nobody is invited by e-mail. */
  mailFrom: string | undefined
}

/** An existing phone number or pool, or a new simulator number and the defined number whose part it plays. */
export type ChosenNumber =
  | { kind: 'phone-number' | 'pool'; id: string }
  | { kind: 'simulator'; playsPartOf: string }

type Definitions = ReturnType<typeof loadDefinitions>
type Read = (name: string) => string | undefined

/** Reads the settings; a value that cannot be used raises a {@link UserFacingError}. */
export function readSettings(app: App, definitions: Definitions): Settings {
  const read: Read = (name) => {
    const value: unknown = app.node.tryGetContext(name)
    return value === undefined || value === '' ? undefined : String(value)
  }
  return {
    stackName: stackName(read),
    alarmEmail: emailAddress(read, 'alarmEmail'),
    number: chosenNumber(read, definitions),
    keptTable: keptTable(read),
    archiveYears: archiveYears(read, definitions),
    waf: waf(read),
    mailFrom: emailAddress(read, 'mailFrom'),
  }
}

function stackName(read: Read): string {
  const name = read('stack') ?? 'assent'
  if (/^[a-z][a-z0-9-]{0,29}$/.test(name)) return name
  throw new UserFacingError('-c stack= takes a lower-case name of at most 30 letters, digits and hyphens.')
}

function emailAddress(read: Read, name: string): string | undefined {
  const email = read(name)
  if (email === undefined || /^[^\s@*]+@[^\s@*]+\.[^\s@*]+$/.test(email)) return email
  throw new UserFacingError(`-c ${name}= takes one e-mail address.`)
}

function waf(read: Read): boolean {
  const waf = read('waf') ?? 'false'
  if (waf === 'true' || waf === 'false') return waf === 'true'
  throw new UserFacingError('-c waf= takes "true" or "false".')
}

function chosenNumber(read: Read, definitions: Definitions): ChosenNumber | undefined {
  const number = read('number')
  if (number === undefined) return undefined
  if (number === 'simulator') return { kind: 'simulator', playsPartOf: simulatedNumber(definitions) }
  if (/^phone-[A-Za-z0-9]+$/.test(number)) return { kind: 'phone-number', id: number }
  if (/^pool-[A-Za-z0-9]+$/.test(number)) return { kind: 'pool', id: number }
  throw new UserFacingError(
    '-c number= takes "simulator", a phone number id (phone-…) or a pool id (pool-…).',
  )
}

/** The number that is defined as `simulator`, or else the first number of the first tenant. */
function simulatedNumber({ tenants }: Definitions): string {
  const numbers = tenants.flatMap((tenant) => tenant.numbers.map(({ number }) => number))
  const [first] = numbers
  if (first === undefined)
    throw new UserFacingError('-c number=simulator needs a number in programs/ to play.')
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
    '-c table= goes together with -c tableStream= and -c tombstoneKey=: the kept table, the ARN of its stream, and the ARN of the key of its tombstones.',
  )
}

function isKeyArn(arn: string | undefined): arn is string {
  return arn !== undefined && /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(arn)
}

/** Who sends promotional messages says for how long the proof of consent is kept: a number of years, or `none` (REC-4). */
function archiveYears(read: Read, { tenants }: Definitions): number | undefined {
  const archive = read('archive')
  if (archive === undefined) return refuseSilence(tenants)
  if (archive === 'none') return undefined
  if (/^([1-9]|[12]\d|30)$/.test(archive)) return Number(archive)
  throw new UserFacingError('-c archive= takes a number of years from 1 to 30, or "none".')
}

function refuseSilence(tenants: Definitions['tenants']): undefined {
  const promotional = tenants
    .flatMap(({ programs }) => programs)
    .find(({ messageClass }) => messageClass === 'promotional')
  if (!promotional) return undefined
  throw new UserFacingError(
    `The program ${promotional.id} is promotional: say with -c archive=, or under "context" in cdk.json, for how many years histories are archived when their records expire, or "none".`,
  )
}
