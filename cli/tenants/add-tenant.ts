import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { DefinitionError, type Flaw, readTenant } from '../../lambdas/definitions/read-tenant.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { onFileSync, refuseOverwriting } from '../files.ts'
import { siteUrl } from '../options/tenant.ts'
import { registrationFile } from '../registration/schema.ts'
import { type Terminal, UsageError } from '../terminal/terminal.ts'
import { canFix, sayFlaws } from './flaws.ts'
import { type NewFiles, newFiles } from './new-files.ts'
import { defaultOf, isAsked, QUESTIONS, type Question, type TenantAnswers } from './questions.ts'

/** What a deployment would refuse about some answers. */
type Check = (answers: TenantAnswers) => readonly Flaw[]

/** Asks what a new brand needs, checks each answer as a deployment does, and writes its files; returns their paths (TEN-1). */
export async function addTenant(folder: string, given: TenantAnswers, terminal: Terminal): Promise<string[]> {
  const others = definedIn(folder)
  const check: Check = (answers) => flawsOf(newFiles(answers), others)
  let answers = await answered(given, check, terminal)
  for (let flaws = check(answers); flaws.length > 0; flaws = check(answers)) {
    if (!terminal.ask) throw new UserFacingError(`${sayFlaws(flaws)}. Fix the answers and try again.`)
    terminal.error(`${sayFlaws(flaws)}.`)
    const again = QUESTIONS.filter((each) => answers.has(each.name) && flaws.some(canFix(each)))
    answers = await answered(without(answers, again.length > 0 ? again : QUESTIONS), check, terminal)
  }
  return write(folder, answers.get('tenant') ?? '', newFiles(answers))
}

/** The answers, asked for where they are missing, and again at once where they are wrong; a script cannot be asked. */
async function answered(given: TenantAnswers, check: Check, terminal: Terminal): Promise<TenantAnswers> {
  const answers = new Map(given)
  for (const question of QUESTIONS) {
    while (!answers.has(question.name) && isAsked(question, answers)) {
      answers.set(question.name, await answerTo(question, defaultOf(question, answers), terminal))
      const flaws = terminal.ask ? check(withExamples(answers)).filter(canFix(question)) : []
      if (flaws.length === 0) break
      terminal.error(`${sayFlaws(flaws)}.`)
      answers.delete(question.name)
    }
  }
  return answers
}

/** One answer; a question that needs one is asked again. */
async function answerTo(
  question: Question,
  otherwise: string | undefined,
  { ask, interrupted }: Terminal,
): Promise<string> {
  if (!ask && otherwise === undefined)
    throw new UsageError(
      `"${question.name}" is missing in the answers, and there is no terminal to ask: ${prompt(question)}`,
    )
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const typed = (await ask?.(`${prompt(question)}: `))?.trim() ?? ''
    if (interrupted.aborted) break
    const answer = typed || otherwise
    if (answer !== undefined) return answer
  }
  throw new UserFacingError(`There is no answer to "${question.ask}": nothing was written.`)
}

function prompt({ ask, example, enter }: Question): string {
  return [ask, example && `, like ${example}`, enter && ` (Enter: ${enter})`].filter(Boolean).join('')
}

/** The end of the input is an empty answer too. */
const ATTEMPTS = 3

/** Answers that can be checked before the last question: what is still open has what its question takes for granted. */
function withExamples(answers: TenantAnswers): TenantAnswers {
  const all = new Map(answers)
  for (const question of QUESTIONS) {
    if (all.has(question.name) || !isAsked(question, all)) continue
    all.set(question.name, defaultOf(question, all) ?? question.example ?? '')
  }
  return all
}

function without(answers: TenantAnswers, questions: readonly Question[]): TenantAnswers {
  const gone = new Set(questions.map(({ name }) => name))
  return new Map([...answers].filter(([name]) => !gone.has(name)))
}

function flawsOf({ definition, registration }: NewFiles, others: readonly Tenant[]): readonly Flaw[] {
  const { error } = registrationFile.safeParse(registration)
  return [
    ...flawsOfDefinition(definition, others),
    ...(error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message })),
  ]
}

function flawsOfDefinition(definition: object, others: readonly Tenant[]): readonly Flaw[] {
  try {
    return taken(readTenant('the definition', JSON.stringify(definition), { siteUrl: siteUrl() }), others)
  } catch (error) {
    if (error instanceof DefinitionError) return error.flaws
    throw error
  }
}

/** An id and a number belong to one tenant (TEN-1). */
function taken({ id, numbers: [number], programs }: Tenant, others: readonly Tenant[]): Flaw[] {
  const numbers = others.flatMap((other) => other.numbers)
  const ids = new Set(others.flatMap((other) => other.programs.map((program) => program.id)))
  const program = programs.find((each) => ids.has(each.id))
  const flaw = (field: string, message: string | false | undefined) => (message ? [{ field, message }] : [])
  const isDefined = others.some((other) => other.id === id)
  return [
    ...flaw('tenant', isDefined && `${id} is defined already`),
    ...flaw('tenant', !isDefined && program && `makes the program ${program.id}, which another tenant has`),
    ...flaw(
      'numbers.0.number',
      numbers.some((each) => each.number === number?.number) &&
        `${number?.number} belongs to another tenant already`,
    ),
    ...flaw(
      'numbers.0.id',
      numbers.some((each) => each.id !== undefined && each.id === number?.id) &&
        `${number?.id} belongs to another tenant already`,
    ),
  ]
}

/** The tenants that are there already; none in a folder without definitions. */
function definedIn(folder: string): readonly Tenant[] {
  const files = onFileSync(folder, () => readdirSync(folder))
  const hasDefinitions = files.some((file) => /^(?!schema\.)[^.]+\.json$/.test(file))
  return hasDefinitions ? loadDefinitions(folder, siteUrl()).tenants : []
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
