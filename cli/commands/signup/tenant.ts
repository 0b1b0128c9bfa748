import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Argument, Command } from '@commander-js/extra-typings'
import { UserFacingError } from '../../../lambdas/user-facing-error.ts'
import { onFile } from '../../files.ts'
import { examples } from '../../options/options.ts'
import { PROGRAMS } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent tenant add`: asks what a new brand needs and writes its files (TEN-1). */
export function tenant(session: Session) {
  return new Command('tenant')
    .summary('add a brand: asks the questions and writes its files')
    .description(
      'Add a brand: asks what its definition needs, checks it as a deployment does, and writes programs/<tenant>.json and programs/<tenant>.registration.json.',
    )
    .addArgument(new Argument('<what>', 'what to do').choices(['add']))
    .option('--answers <file>', 'answers by name, as JSON; what is missing is asked')
    .option('--out <folder>', 'where the definitions are, if not in programs/')
    .addHelpText(
      'after',
      examples('npx assent tenant add', 'npx assent tenant add --answers initech.answers.json'),
    )
    .action(async (_, { answers: file, out: folder = PROGRAMS }) => {
      const { addTenant } = await import('../../tenants/add-tenant.ts')
      const paths = await addTenant(folder, file ? await readAnswers(file) : new Map(), session)
      for (const path of paths) session.out(path)
      for (const line of nextSteps(basename(paths[0] ?? '', '.json'))) session.out(line)
    })
}

function nextSteps(tenant: string): string[] {
  return [
    'Next:',
    `  npx assent kit --tenant ${tenant} --out kit`,
    `  npx assent register --tenant ${tenant} --type US_TOLL_FREE_REGISTRATION --dry-run`,
    '  npx cdk synth --quiet, with "domain" in cdk.json (docs/deploy.md) or "links" in the definition',
  ]
}

async function readAnswers(file: string): Promise<Map<string, string>> {
  const { QUESTIONS } = await import('../../tenants/questions.ts')
  const answers = parse(file, await onFile(file, () => readFileSync(file, 'utf8')))
  const names = QUESTIONS.map(({ name }) => name)
  const stray = Object.keys(answers).find((name) => !names.includes(name))
  if (stray !== undefined)
    throw new UserFacingError(`${file} has an unknown answer "${stray}". Answers: ${names.join(', ')}`)
  return new Map(Object.entries(answers).map(([name, value]) => [name, String(value)]))
}

function parse(file: string, json: string): object {
  try {
    const answers: unknown = JSON.parse(json)
    if (typeof answers === 'object' && answers !== null && !Array.isArray(answers)) return answers
  } catch {}
  throw new UserFacingError(`${file} must be a JSON object of answers, like {"tenant": "initech"}.`)
}
