import { App } from 'aws-cdk-lib'
import { PlainError } from '../lambdas/definitions/plain-error.ts'
import { AssentStack } from '../lib/assent-stack.ts'
import { readSettings } from '../lib/settings.ts'

try {
  const app = new App()
  const settings = readSettings(app)
  new AssentStack(app, settings)
  app.synth()
} catch (error) {
  if (!(error instanceof PlainError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
