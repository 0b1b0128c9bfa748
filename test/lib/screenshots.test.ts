import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Annotations, Match } from 'aws-cdk-lib/assertions'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundledScreenshots, publishScreenshots } from '../../lambdas/definitions/screenshots.ts'
import { indexDefinitions, type Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { signUpPages } from '../../lambdas/pages/kit/sign-up-pages.ts'
import { addScreenshots } from '../../lib/constructs/site/screenshots.ts'
import { globex, withProgram } from '../fixtures.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-screenshots-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** A PNG file as far as its size is read. */
const png = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 3, 12, 0, 0, 7, 8])])

/** Bundles a tenant's site with the screenshots of its pages as they were; the warnings of the synth. */
function bundled(was: Tenant, is: Tenant) {
  const names = signUpPages({ tenant: was, language: 'en' }).map(({ name }) => [name, png] as const)
  publishScreenshots(folder, was.id, names)
  const stack = new Stack(new App())
  const bundle = join(folder, 'bundle')
  addScreenshots(stack)(bundle, indexDefinitions([is]), folder)
  return {
    shown: bundledScreenshots(bundle)(is.id).map(({ page, width, height }) => ({ page, width, height })),
    warnings: Annotations.fromStack(stack)
      .findWarning('*', Match.anyValue())
      .map(({ entry }) => entry.data),
  }
}

test('CTA-5 a deployment has the screenshots that the kit published, in the order of the pages', () => {
  expect(bundled(globex, globex)).toEqual({
    shown: ['programs', 'sign-up-form', 'check-your-phone'].map((page) => ({
      page,
      width: 780,
      height: 1800,
    })),
    warnings: [],
  })
})

test('CTA-4 a screenshot of words that have changed is left out, with a warning', () => {
  const { shown, warnings } = bundled(
    globex,
    withProgram(globex, 'globex-news', { frequency: { messages: 9, per: 'week' } }),
  )
  expect(shown.map(({ page }) => page)).toEqual(['check-your-phone'])
  expect(warnings).toEqual([
    expect.stringContaining('leaves 2 of 3 out. Run: npx assent kit --tenant globex'),
  ])
})

test('a tenant whose kit was not published has none, and no warning', () => {
  const stack = new Stack(new App())
  addScreenshots(stack)(folder, indexDefinitions([globex]), folder)
  expect(bundledScreenshots(folder)('globex')).toEqual([])
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([])
})
