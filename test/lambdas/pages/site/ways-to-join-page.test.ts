import { expect, test } from 'vitest'
import { publishedTexts } from '../../../../lambdas/definitions/published-texts.ts'
import { pageLanguagesOf } from '../../../../lambdas/domain/tenant/page-language.ts'
import { waysToJoinPage } from '../../../../lambdas/pages/site/pages/ways-to-join-page.ts'
import { definitions } from '../../../fixtures.ts'
import { viewOf } from './every-page.ts'
import { shown } from './shown.ts'

const views = definitions.tenants.flatMap((tenant) =>
  pageLanguagesOf(tenant).map((language) => ({
    ...viewOf(language, tenant),
    id: `${tenant.id} ${language}`,
  })),
)

test.each(views)('CTA-5 the page of $id shows the words and the id of every way, and is small', (view) => {
  const { html } = waysToJoinPage({ ...view, screenshots: [] })
  const read = shown(html)
  const texts = view.tenant.programs
    .flatMap((program) => publishedTexts(view.tenant, program))
    .filter(({ language }) => language === view.language)
  expect(texts.filter(({ id, text }) => !read.includes(id) || !read.includes(shown(text)))).toEqual([])
  expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024)
})
