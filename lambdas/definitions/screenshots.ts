import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  PAGE_LANGUAGES,
  type PageLanguage,
  SIGN_UP_PAGES,
  type SignUpPage,
} from '../domain/core/vocabulary.ts'

/** A screenshot of a sign-up page: a PNG file, whose name tells which page and which version of it. */
export interface Screenshot {
  page: SignUpPage
  language: PageLanguage
  /** The name of its file, without the ending. */
  name: string
  width: number
  height: number
  png: Buffer
}

/** The screenshots of the tenants, as the ways to join show them; read when they are first asked for. */
export type Screenshots = (tenant: string) => readonly Screenshot[]

/** Where screenshots lie in a bundle, a folder for each tenant. */
const BUNDLED = 'screenshots'

/** Where a tenant's screenshots lie beside its definition. */
function besideDefinition(programs: string, tenant: string): string {
  return join(programs, `${tenant}.screenshots`)
}

/** Puts a tenant's screenshots beside its definition, in place of those that are there. */
export function publishScreenshots(
  programs: string,
  tenant: string,
  files: readonly (readonly [name: string, png: Buffer])[],
): string {
  const folder = besideDefinition(programs, tenant)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, png] of files) writeFileSync(join(folder, `${name}.png`), png)
  return folder
}

/** The names of the screenshots beside a tenant's definition; empty if there are none. */
export function publishedScreenshots(programs: string, tenant: string): string[] {
  const folder = besideDefinition(programs, tenant)
  return existsSync(folder) ? namesIn(folder) : []
}

/** Copies screenshots from beside a definition into a bundle. */
export function bundleScreenshots(
  programs: string,
  tenant: string,
  names: readonly string[],
  bundle: string,
): void {
  for (const name of names)
    cpSync(
      join(besideDefinition(programs, tenant), `${name}.png`),
      join(bundle, BUNDLED, tenant, `${name}.png`),
    )
}

/** The screenshots in a bundle. */
export function bundledScreenshots(bundle: string): Screenshots {
  const read = new Map<string, readonly Screenshot[]>()
  return (tenant) => {
    const known = read.get(tenant) ?? readFolder(join(bundle, BUNDLED, tenant))
    read.set(tenant, known)
    return known
  }
}

function readFolder(folder: string): Screenshot[] {
  if (!existsSync(folder)) return []
  const found = namesIn(folder).flatMap((name) => readScreenshot(name, join(folder, `${name}.png`)) ?? [])
  return found.sort((a, b) => SIGN_UP_PAGES.indexOf(a.page) - SIGN_UP_PAGES.indexOf(b.page))
}

function namesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith('.png') ? file.slice(0, -'.png'.length) : []))
}

/** Language, page and version, like `en-sign-up-form-1f0c2a9b47de`. */
const NAME = new RegExp(`^(${PAGE_LANGUAGES.join('|')})-(${SIGN_UP_PAGES.join('|')})-[0-9a-f]{12}$`)

function readScreenshot(name: string, file: string): Screenshot | undefined {
  const [, language, page] = NAME.exec(name) ?? []
  if (language === undefined || page === undefined) return undefined
  const png = readFileSync(file)
  return {
    page: page as SignUpPage,
    language: language as PageLanguage,
    name,
    // The header of a PNG file begins with its size.
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    png,
  }
}
