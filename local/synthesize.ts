import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { UserFacingError } from '../lambdas/user-facing-error.ts'

const ROOT = join(import.meta.dirname, '..')

/** Settings of the local run beside those of cdk.json: mail needs a sender, although it is only shown. */
const SETTINGS = { mailFrom: 'join@assent.example' }

/**
 * Runs the CDK app as the CDK's command line does, with settings as given by `-c`, and writes the assembly to the folder.
 * If the app fails, throws what it printed as a {@link UserFacingError}: one sentence for a broken definition.
 */
export async function synthesize(folder: string, settings: Record<string, string> = {}): Promise<void> {
  const { app, context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'))
  const [command, ...args] = String(app).split(' ')
  rmSync(folder, { recursive: true, force: true })
  const child = spawn(command === 'node' ? process.execPath : String(command), args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...SETTINGS, ...context, ...settings }),
      CDK_VALIDATION: 'false',
    },
  })
  process.once('exit', () => child.kill())
  const exited = once(child, 'exit')
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  if (code !== 0)
    throw new UserFacingError(errors.trim() || output.trim() || 'The CDK app failed without a message.')
}
