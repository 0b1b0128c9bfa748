import { App } from 'aws-cdk-lib'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { AssentStack } from '../lib/assent-stack.ts'
import { definitionsFor } from '../lib/definitions.ts'
import { connectNumbers } from '../lib/number-stack.ts'
import { readSettings, siteUrl } from '../lib/settings.ts'

try {
  // First, so that a broken definition is reported before a minute of bundling.
  const app = new App({ autoSynth: false })
  const definitions = definitionsFor(siteUrl(app))
  const settings = readSettings(app, definitions)
  const system = new AssentStack(app, settings)
  connectNumbers(system, settings)
  // The local run skips validation, so it does not wait for the rules to load.
  if (process.env.CDK_VALIDATION !== 'false') {
    const { checkAwsSolutions } = await import('../lib/aws-solutions.ts')
    checkAwsSolutions(system)
  }
  app.synth()
} catch (error) {
  if (!(error instanceof UserFacingError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
