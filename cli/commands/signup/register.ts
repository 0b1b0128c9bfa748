import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from '@commander-js/extra-typings'
import {
  originatorOf,
  type Program,
  programOf,
  type Tenant,
} from '../../../lambdas/domain/tenant/definitions.ts'
import { examples, tenantOption } from '../../options/options.ts'
import { leadsHere, PROGRAMS, tenantDefined } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent register`: fills a registration with AWS from the definitions, and submits it if asked (CTA-4, CTA-5). */
export function register(session: Session) {
  return new Command('register')
    .summary('fill and submit a registration with AWS')
    .description(
      'Fill a registration through End User Messaging from the definitions and programs/<tenant>.registration.json. Repeating it continues where it stopped. Nothing is submitted without --submit.',
    )
    .addOption(tenantOption)
    .option(
      '--type <type>',
      'the type, like US_TOLL_FREE_REGISTRATION; AWS lists its types if there is none like it',
    )
    .option('--program <id>', "the program that it is for, by default the tenant's first")
    .option('--associate <id...>', 'what it is for: phone-…, or the registration that it builds on')
    .option('--dry-run', 'show the answers and what is missing; create nothing')
    .addOption(new Option('--submit', 'submit it for review').conflicts('dryRun'))
    .addOption(
      new Option('--status', 'show where each registration stands and what a reviewer said').conflicts([
        'type',
        'submit',
        'dryRun',
      ]),
    )
    .addHelpText(
      'after',
      examples(
        'npx assent register --tenant acme --type US_TOLL_FREE_REGISTRATION --program acme-alerts --dry-run',
        'npx assent register --tenant acme --type US_TOLL_FREE_REGISTRATION --program acme-alerts --submit',
        'npx assent register --tenant acme --status',
      ),
    )
    .action(
      async ({ tenant: id, type, program: named, associate, status, dryRun = false, submit = false }) => {
        const tenant = await tenantDefined(id)
        const { askingAws, openRegistrations } = await import('../../aws/registrations.ts')
        const registering = await import('../../registration/register.ts')
        const aws = await openRegistrations()
        if (status) return askingAws(() => registering.showStatus(aws, tenant.id, session))
        if (type === undefined) throw new UsageError('--type is required, or --status')
        const local = leadsHere(tenant)
        if (local && !dryRun) throw new UsageError(`A reviewer could not open this. ${local}`)
        const program = programNamed(tenant, named)
        await withPicture(tenant, async (picture) => {
          const request = {
            tenant: tenant.id,
            program: program.id,
            type,
            answers: await answersOf(tenant, program, type),
            picture,
            associate: associate ?? [],
            number: numberOf(tenant, program),
            dryRun,
            submit,
          }
          await askingAws(() => registering.register(aws, request, session))
        })
      },
    )
}

function programNamed(tenant: Tenant, id: string | undefined): Program {
  const program = id === undefined ? tenant.programs[0] : programOf(tenant, id)
  if (program) return program
  throw new UsageError(
    `${tenant.id} has no program "${id}". Programs: ${tenant.programs.map((each) => each.id).join(', ')}`,
  )
}

/** The AWS id of the number that the program's messages come from. */
function numberOf(tenant: Tenant, { number }: Program): string | undefined {
  const id = originatorOf(tenant, number)?.id
  return id?.startsWith('phone-') ? id : undefined
}

async function answersOf(tenant: Tenant, program: Program, type: string) {
  const { readRegistration } = await import('../../registration/read-registration.ts')
  const { answersFor } = await import('../../registration/answers.ts')
  const registration = readRegistration(PROGRAMS, tenant.id)
  const given = Object.entries(registration.fields[type] ?? {}).map(([path, answer]) => [
    path,
    typeof answer === 'object' && 'file' in answer ? { file: join(PROGRAMS, answer.file) } : answer,
  ])
  return {
    ours: answersFor({ tenant, program, registration }),
    given: Object.fromEntries(given),
  }
}

/** The sign-up form as a phone shows it, as a file for as long as the work takes; none where no browser starts. */
async function withPicture(
  tenant: Tenant,
  work: (picture: () => Promise<string | undefined>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-register-'))
  try {
    await work(async () => {
      const { takeScreenshots } = await import('../../kit/screenshots.ts')
      const [form] = await takeScreenshots(tenant, 'en', ['sign-up-form'])
      if (!form) return undefined
      const path = join(folder, `${form.page}.png`)
      writeFileSync(path, form.png)
      return path
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
