import type { App } from 'aws-cdk-lib'
import type { loadDefinitions } from '../lambdas/definitions/load.ts'
import { PlainError } from '../lambdas/definitions/plain-error.ts'

/** What may be chosen at deployment with `-c name=value`. */
export interface Settings {
  /** Name of the stack, and the beginning of every physical name; `assent` unless `-c stack=` says otherwise. */
  stackName: string
  /** Who is told when an alarm rings. */
  alarmEmail: string | undefined
  /** What the second stack connects; without it there is no second stack. */
  number: ChosenNumber | undefined
  /** A table kept from an earlier deployment that this one takes up again. */
  keptTable: { name: string; streamArn: string } | undefined
}

/** An existing phone number or pool, or a new simulator number and the defined number whose part it plays. */
export type ChosenNumber =
  | { kind: 'phone-number' | 'pool'; id: string }
  | { kind: 'simulator'; playsPartOf: string }

type Definitions = ReturnType<typeof loadDefinitions>
type Read = (name: string) => string | undefined

/** Reads the settings; a value that cannot be used raises a {@link PlainError}. */
export function readSettings(app: App, definitions: Definitions): Settings {
  const read: Read = (name) => {
    const value: unknown = app.node.tryGetContext(name)
    return value === undefined || value === '' ? undefined : String(value)
  }
  return {
    stackName: stackName(read),
    alarmEmail: alarmEmail(read),
    number: chosenNumber(read, definitions),
    keptTable: keptTable(read),
  }
}

function stackName(read: Read): string {
  const name = read('stack') ?? 'assent'
  if (/^[a-z][a-z0-9-]{0,29}$/.test(name)) return name
  throw new PlainError('-c stack= takes a lower-case name of at most 30 letters, digits and hyphens.')
}

function alarmEmail(read: Read): string | undefined {
  const email = read('alarmEmail')
  if (email === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return email
  throw new PlainError('-c alarmEmail= takes one e-mail address.')
}

function chosenNumber(read: Read, definitions: Definitions): ChosenNumber | undefined {
  const number = read('number')
  if (number === undefined) return undefined
  if (number === 'simulator') return { kind: 'simulator', playsPartOf: simulatedNumber(definitions) }
  if (/^phone-[A-Za-z0-9]+$/.test(number)) return { kind: 'phone-number', id: number }
  if (/^pool-[A-Za-z0-9]+$/.test(number)) return { kind: 'pool', id: number }
  throw new PlainError('-c number= takes "simulator", a phone number id (phone-…) or a pool id (pool-…).')
}

/** The number that is defined as `simulator`, or else the first number of the first tenant. */
function simulatedNumber({ tenants }: Definitions): string {
  const numbers = tenants.flatMap((tenant) => tenant.numbers.map(({ number }) => number))
  const [first] = numbers
  if (first === undefined) throw new PlainError('-c number=simulator needs a number in programs/ to play.')
  return numbers.includes('simulator') ? 'simulator' : first
}

function keptTable(read: Read): Settings['keptTable'] {
  const name = read('table')
  const streamArn = read('tableStream')
  if (name === undefined && streamArn === undefined) return undefined
  if (name !== undefined && streamArn !== undefined) return { name, streamArn }
  throw new PlainError('-c table= and -c tableStream= go together: the kept table and the ARN of its stream.')
}
