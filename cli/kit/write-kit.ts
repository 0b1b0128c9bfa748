import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SIGN_UP_PAGES } from '../../lambdas/domain/core/vocabulary.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../lambdas/domain/tenant/page-language.ts'
import { formBlock } from '../../lambdas/pages/kit/form-block.ts'
import type { Offer } from '../../lambdas/pages/kit/offer.ts'
import { paperForm } from '../../lambdas/pages/kit/paper-form.ts'
import { poster } from '../../lambdas/pages/kit/poster.ts'
import { onFileSync } from '../files.ts'
import { registrationJson } from '../registration/registration-json.ts'
import type { RegistrationFile } from '../registration/schema.ts'
import { employeeBroadcast } from './employee-broadcast.ts'
import { messages } from './messages.ts'
import { type Piece, textFor } from './piece.ts'
import { type Picture, takeScreenshots } from './screenshots.ts'
import { verbalScript } from './verbal-script.ts'
import { workflow } from './workflow.ts'

/** A file of the kit: its path within the kit, and its content. */
export type KitFile = [path: string, content: string | Buffer]

/** Everything that a kit has besides pictures: a folder for each program, with one for each language (CTA-5). */
export function kitFiles(tenant: Tenant, registration: RegistrationFile): KitFile[] {
  return tenant.programs.flatMap((program) => [
    ...pageLanguagesOf(tenant).flatMap((language) => filesOf({ tenant, program, language }, registration)),
    [
      join(program.id, 'registration.json'),
      `${JSON.stringify(registrationJson({ tenant, program, registration }), null, 2)}\n`,
    ] as KitFile,
  ])
}

function filesOf(piece: Piece, registration: RegistrationFile): KitFile[] {
  const offer = (way: 'keyword' | 'paper_form' | 'form_block'): Offer => ({
    ...piece,
    text: textFor(piece, way),
  })
  const files: [string, string][] = [
    ['workflow.md', workflow(piece, registration)],
    ['poster.html', poster(offer('keyword'))],
    ['paper-form.html', paperForm(offer('paper_form'))],
    ['verbal-script.md', verbalScript(piece)],
    ['employee-broadcast.md', employeeBroadcast(piece)],
    ['form-block.html', formBlock(offer('form_block'))],
    ['messages.md', messages(piece, registration)],
  ]
  return files.map(([name, content]) => [join(piece.program.id, piece.language, name), content])
}

/** Pictures of the sign-up pages in each language; none where no browser starts. */
export async function takePictures(tenant: Tenant): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const language of pageLanguagesOf(tenant)) pictures.push(...(await takeScreenshots(tenant, language)))
  return pictures
}

/** The pictures as files of the kit, in the order in which a person meets the pages. */
export function pictureFiles(pictures: readonly Picture[]): KitFile[] {
  return pictures.map(({ language, page, png }) => [
    join('screenshots', language, `${SIGN_UP_PAGES.indexOf(page) + 1}-${page}.png`),
    png,
  ])
}

/** Writes files below a folder, in place of those that are there. */
export function writeFiles(folder: string, files: readonly KitFile[]): void {
  for (const [path, content] of files) {
    const file = join(folder, path)
    onFileSync(file, () => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    })
  }
}
