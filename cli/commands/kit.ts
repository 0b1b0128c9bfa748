import { Command } from '@commander-js/extra-typings'
import { counted } from '../counts.ts'
import { examples, tenantOption } from '../options.ts'
import { PROGRAMS, tenantDefined } from '../tenant.ts'
import type { Session } from '../terminal.ts'

/** `assent kit`: writes everything that one needs to collect consent, and to show a reviewer how (CTA-5). */
export function kit({ out, error }: Session) {
  return new Command('kit')
    .summary('write posters, forms, scripts and registration answers')
    .description(
      'Write posters, paper forms, scripts, form blocks, screenshots and registration answers for every program and language, from the definitions here. Files that are there already are replaced.',
    )
    .addOption(tenantOption)
    .requiredOption('--out <folder>', 'the folder to write to')
    .addHelpText('after', examples('npx assent kit --tenant acme --out kit/'))
    .action(async ({ tenant: id, out: folder }) => {
      const tenant = await tenantDefined(id)
      // What makes pages and pictures is loaded for this command alone.
      const { kitFiles, kitPictures, writeFiles } = await import('../kit/write-kit.ts')
      const { readRegistration } = await import('../registration/read-registration.ts')
      const { missingAnswers } = await import('../registration/registration-json.ts')
      const registration = readRegistration(PROGRAMS, tenant.id)
      const files = kitFiles(tenant, registration)
      const pictures = await kitPictures(tenant)
      writeFiles(folder, [...files, ...pictures])
      out(`${counted(files.length, 'file')} and ${counted(pictures.length, 'screenshot')} in ${folder}`)
      if (pictures.length === 0) error('No browser starts here, so there are no screenshots.')
      for (const missing of missingAnswers(tenant, registration)) out(`missing for registration: ${missing}`)
    })
}
