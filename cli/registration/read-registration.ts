import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type RegistrationFile, registrationFile } from './schema.ts'

/** Where a tenant's answers stand; the definitions are read without them. */
export function registrationPath(folder: string, tenant: string): string {
  return join(folder, `${tenant}.registration.json`)
}

/** Reads what carriers ask about the end business; without the file every answer is missing. */
export function readRegistration(folder: string, tenant: string): RegistrationFile {
  const path = registrationPath(folder, tenant)
  const read = registrationFile.safeParse(existsSync(path) ? parse(path) : {})
  if (read.success) return read.data
  const flaws = read.error.issues.map(({ path: field, message }) => `${field.join('.')} ${message}`)
  throw new UserFacingError(`${path}: ${flaws.join('; ')}.`)
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new UserFacingError(`${path} is not valid JSON.`)
  }
}
