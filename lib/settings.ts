import type { App } from 'aws-cdk-lib'
import { PlainError } from '../lambdas/definitions/plain-error.ts'

/** What may be chosen at deployment with `-c name=value`. */
export interface Settings {
  /** Name of the stack, and the beginning of every physical name; `assent` unless `-c stack=` says otherwise. */
  stackName: string
  /** Who is told when an alarm rings. */
  alarmEmail: string | undefined
  /** `simulator`, a phone number id or a pool id: what the second stack connects. */
  number: string | undefined
  /** A table kept from an earlier deployment that this one takes up again. */
  keptTable: { name: string; streamArn: string } | undefined
}

/** Reads the settings; a value that cannot be used raises a {@link PlainError}. */
export function readSettings(app: App): Settings {
  const text = (name: string): string | undefined => {
    const value: unknown = app.node.tryGetContext(name)
    return value === undefined || value === '' ? undefined : String(value)
  }
  const stackName = text('stack') ?? 'assent'
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(stackName)) {
    throw new PlainError('-c stack= takes a lower-case name of at most 30 letters, digits and hyphens.')
  }
  const number = text('number')
  if (number !== undefined && !/^(simulator|phone-[A-Za-z0-9]+|pool-[A-Za-z0-9]+)$/.test(number)) {
    throw new PlainError('-c number= takes "simulator", a phone number id (phone-…) or a pool id (pool-…).')
  }
  return { stackName, alarmEmail: text('alarmEmail'), number, keptTable: keptTable(text) }
}

function keptTable(text: (name: string) => string | undefined): Settings['keptTable'] {
  const name = text('table')
  const streamArn = text('tableStream')
  if (name === undefined && streamArn === undefined) return undefined
  if (name === undefined || streamArn === undefined) {
    throw new PlainError(
      '-c table= and -c tableStream= go together: the kept table and the ARN of its stream.',
    )
  }
  return { name, streamArn }
}
