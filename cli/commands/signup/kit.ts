import { Command } from '@commander-js/extra-typings'
import type { Tenant } from '../../../lambdas/domain/tenant/definitions.ts'
import type { Picture } from '../../kit/screenshots.ts'
import { examples, tenantOption } from '../../options/options.ts'
import { leadsHere, PROGRAMS, tenantDefined } from '../../options/tenant.ts'
import { counted } from '../../terminal/counts.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent kit`: writes everything that one needs to collect consent, and to show a reviewer how (CTA-5). */
export function kit({ out, error }: Session) {
  return new Command('kit')
    .summary('write posters, forms, scripts and registration answers')
    .description(
      'Write posters, paper forms, scripts, form blocks, screenshots and registration answers for every program and language, from the definitions here. Files that are there already are replaced.',
    )
    .addOption(tenantOption)
    .requiredOption('--out <folder>', 'the folder to write to')
    .option(
      '--publish',
      'also put the screenshots into programs/, from where the next deployment shows them on ways-to-join',
    )
    .addHelpText('after', examples('npx assent kit --tenant acme --out kit/ --publish'))
    .action(async ({ tenant: id, out: folder, publish = false }) => {
      const tenant = await tenantDefined(id)
      // What makes pages and pictures is loaded for this command alone.
      const { kitFiles, pictureFiles, takePictures, writeFiles } = await import('../../kit/write-kit.ts')
      const { readRegistration } = await import('../../registration/read-registration.ts')
      const { missingAnswers } = await import('../../registration/registration-json.ts')
      const registration = readRegistration(PROGRAMS, tenant.id)
      const files = kitFiles(tenant, registration)
      const pictures = await takePictures(tenant)
      writeFiles(folder, [...files, ...pictureFiles(pictures)])
      out(`${counted(files.length, 'file')} and ${counted(pictures.length, 'screenshot')} in ${folder}`)
      const local = leadsHere(tenant)
      if (local) error(`Do not print or publish this yet. ${local}`)
      if (pictures.length === 0) error('No browser starts here, so there are no screenshots.')
      else if (publish) out(`screenshots for ways-to-join in ${await publishPictures(tenant, pictures)}`)
      for (const missing of missingAnswers(tenant, registration)) out(`missing for registration: ${missing}`)
    })
}

async function publishPictures(tenant: Tenant, pictures: readonly Picture[]): Promise<string> {
  const { publishScreenshots } = await import('../../../lambdas/definitions/screenshots.ts')
  const files = pictures.map(({ name, png }) => [name, png] as const)
  return publishScreenshots(PROGRAMS, tenant.id, files)
}
