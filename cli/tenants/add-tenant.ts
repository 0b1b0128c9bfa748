import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { readTenant } from '../../lambdas/definitions/read-tenant.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { onFileSync, refuseOverwriting } from '../files.ts'
import { siteUrl } from '../options/tenant.ts'
import { registrationFile } from '../registration/schema.ts'
import { type Terminal, UsageError } from '../terminal/terminal.ts'
import { type NewFiles, newFiles } from './new-files.ts'
import { defaultOf, isAsked, QUESTIONS, type Question, type TenantAnswers } from './questions.ts'

/** Asks what a new brand needs, until its files are as a deployment takes them, and writes them; returns their paths (TEN-1). */
export async function addTenant(folder: string, given: TenantAnswers, terminal: Terminal): Promise<string[]> {
  let answers = await answered(given, QUESTIONS, terminal)
  for (let flaw = flawOf(folder, newFiles(answers)); flaw; flaw = flawOf(folder, newFiles(answers))) {
    if (!terminal.ask) throw new UserFacingError(flaw)
    terminal.error(flaw)
    const again = QUESTIONS.filter(({ field, name }) => flaw?.includes(field) && answers.has(name))
    answers = await answered(without(answers, again.length > 0 ? again : QUESTIONS), QUESTIONS, terminal)
  }
  return write(folder, answers.get('tenant') ?? '', newFiles(answers))
}

/** The answers, asked for where they are missing; a script cannot be asked. */
async function answered(
  given: TenantAnswers,
  questions: readonly Question[],
  terminal: Terminal,
): Promise<TenantAnswers> {
  const answers = new Map(given)
  for (const question of questions) {
    if (answers.has(question.name) || !isAsked(question, answers)) continue
    answers.set(question.name, await answerTo(question, defaultOf(question, answers), terminal))
  }
  return answers
}

/** One answer; a question that needs one is asked again. */
async function answerTo(
  { name, ask: question }: Question,
  otherwise: string | undefined,
  { ask, interrupted }: Terminal,
): Promise<string> {
  if (!ask && otherwise === undefined)
    throw new UsageError(`"${name}" is missing in the answers, and there is no terminal to ask: ${question}`)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const typed = (await ask?.(`${question}: `))?.trim() ?? ''
    if (interrupted.aborted) break
    const answer = typed || otherwise
    if (answer !== undefined) return answer
  }
  throw new UserFacingError(`There is no answer to "${question}": nothing was written.`)
}

/** The end of the input is an empty answer too. */
const ATTEMPTS = 3

function without(answers: TenantAnswers, questions: readonly Question[]): TenantAnswers {
  const gone = new Set(questions.map(({ name }) => name))
  return new Map([...answers].filter(([name]) => !gone.has(name)))
}

/** What a deployment would refuse, in its own words. */
function flawOf(folder: string, { definition, registration }: NewFiles): string | undefined {
  try {
    const json = JSON.stringify(definition)
    refuseTaken(folder, readTenant('the definition', json, { siteUrl: siteUrl() }))
  } catch (error) {
    if (error instanceof UserFacingError) return error.message
    throw error
  }
  const read = registrationFile.safeParse(registration)
  return read.success
    ? undefined
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
}

/** An id and a number belong to one tenant (TEN-1). */
function refuseTaken(folder: string, tenant: Tenant): void {
  const hasDefinitions = readdirSync(folder).some((file) => /^(?!schema\.)[^.]+\.json$/.test(file))
  if (!hasDefinitions) return
  const { tenantById, tenantByNumber, programById } = loadDefinitions(folder, siteUrl())
  if (tenantById.has(tenant.id)) throw new UserFacingError(`tenant ${tenant.id} is defined already.`)
  const number = tenant.numbers.find((each) => tenantByNumber.has(each.number))
  if (number)
    throw new UserFacingError(`numbers.0.number ${number.number} belongs to another tenant already.`)
  const program = tenant.programs.find(({ id }) => programById.has(id))
  if (program) throw new UserFacingError(`tenant: the program ${program.id} is defined already.`)
}

function write(folder: string, tenant: string, { definition, registration }: NewFiles): string[] {
  const paths = [join(folder, `${tenant}.json`), join(folder, `${tenant}.registration.json`)] as const
  refuseOverwriting(paths, false)
  const contents = [definition, registration]
  paths.forEach((path, i) => {
    onFileSync(path, () => writeFileSync(path, `${JSON.stringify(contents[i], null, 2)}\n`))
  })
  return [...paths]
}
