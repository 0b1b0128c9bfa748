import { Annotations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import { bundleScreenshots, publishedScreenshots } from '../../../lambdas/definitions/screenshots.ts'
import { pageLanguagesOf } from '../../../lambdas/domain/tenant/page-language.ts'
import { signUpPages } from '../../../lambdas/pages/kit/sign-up-pages.ts'
import type { AddFiles } from '../functions/bundle.ts'

/**
 * Puts the screenshots that show the sign-up pages as they are now into the site's bundle (CTA-4). One of an earlier version
 * is left out with a warning: a reviewer would see other words than people do.
 */
export function addScreenshots(scope: IConstruct): AddFiles {
  return (bundle, { tenants }, programs) => {
    for (const tenant of tenants) {
      const published = publishedScreenshots(programs, tenant.id)
      if (published.length === 0) continue
      const pages = pageLanguagesOf(tenant).flatMap((language) => signUpPages({ tenant, language }))
      const current = pages.flatMap(({ name }) => (published.includes(name) ? [name] : []))
      bundleScreenshots(programs, tenant.id, current, bundle)
      if (current.length < pages.length)
        Annotations.of(scope).addWarningV2(
          `assent:screenshots:${tenant.id}`,
          `The sign-up pages of ${tenant.id} have changed since their screenshots were published, so ways-to-join leaves ${pages.length - current.length} of ${pages.length} out. Run: npx assent kit --tenant ${tenant.id} --out kit/ --publish`,
        )
    }
  }
}
