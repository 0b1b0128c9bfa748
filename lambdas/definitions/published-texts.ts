import type { GrantMedium, PageLanguage, Way } from '../domain/core/vocabulary.ts'
import { WAYS } from '../domain/core/vocabulary.ts'
import type { Definitions, Program, Tenant } from '../domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../domain/tenant/page-language.ts'
import type { PublishedText, TenantText } from '../domain/tenant/published-text.ts'
import { callToActionFor } from './call-to-action-for.ts'
import { contentHash } from './content-hash.ts'

/** Every text that is published for a program: each way in each language of the tenant's pages (CTA-5). */
export function publishedTexts(tenant: Tenant, program: Program): readonly PublishedText[] {
  const known = published.get(program) ?? publish(tenant, program)
  published.set(program, known)
  return known
}

/** The text of one way in one language. */
export function publishedText(
  tenant: Tenant,
  program: Program,
  language: PageLanguage,
  way: Way,
): PublishedText {
  const { text, hash } = callToActionFor(tenant, program, language, way)
  const medium = mediumOf(way)
  return {
    id: `${medium}-${language}-${hash.slice(0, 12)}`,
    program: program.id,
    way,
    medium,
    language,
    text,
  }
}

/** Definitions never change while a process runs. */
const published = new WeakMap<Program, readonly PublishedText[]>()

function publish(tenant: Tenant, program: Program): PublishedText[] {
  return pageLanguagesOf(tenant).flatMap((language) =>
    WAYS.map((way) => publishedText(tenant, program, language, way)),
  )
}

/** How a consent comes that is collected in a way. */
function mediumOf(way: Way): GrantMedium {
  if (way === 'keyword') return 'sms_keyword'
  return way === 'form_block' ? 'web_form' : way
}

/** Every text of every tenant, and a fingerprint that differs whenever one does. */
export function publicationOf({ tenants }: Pick<Definitions, 'tenants'>): {
  texts: TenantText[]
  fingerprint: string
} {
  const texts = tenants.flatMap((tenant) =>
    tenant.programs.flatMap((program) =>
      publishedTexts(tenant, program).map((text) => ({ ...text, tenant: tenant.id })),
    ),
  )
  const ids = texts.map(({ tenant, program, id }) => `${tenant} ${program} ${id}`)
  return { texts, fingerprint: contentHash(ids.join('\n')) }
}
