import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { identityOf } from './assembly-identity.ts'
import { ASSEMBLIES, COMPILED_MODULES, keepInCache } from './cache.ts'

const ROOT = join(import.meta.dirname, '..')

/** Settings of the local run beside those of cdk.json: mail needs a sender and the console an admin, although neither gets mail. */
const SETTINGS = { mailFrom: 'join@assent.example', console: 'admin@assent.example' }

/** The settings of cdk.json as the local run takes them: without a domain, since its pages and links are on this machine. */
export function localSettings({ domain, certificate, ...context }: Record<string, unknown>): object {
  return { ...SETTINGS, ...context }
}

/** Assemblies that are kept; each takes some ten megabytes. */
const KEPT = 4

/**
 * Writes the assembly that the CDK app makes with these settings to the folder: the one kept from an earlier time, if nothing
 * that it is made from has changed. If the app fails, throws what it printed as a {@link UserFacingError}: one sentence for a
 * broken definition.
 */
export async function synthesize(folder: string, settings: Record<string, string> = {}): Promise<void> {
  const { app, context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'))
  const settled = { ...localSettings(context), ...settings }
  const kept = join(ASSEMBLIES, identityOf(ROOT, settled))
  rmSync(folder, { recursive: true, force: true })
  if (copied(kept, folder)) return
  await runApp(String(app), folder, settled)
  keepInCache(kept, KEPT, (unfinished) => cpSync(folder, unfinished, { recursive: true }))
}

function copied(from: string, to: string): boolean {
  try {
    cpSync(from, to, { recursive: true })
    return true
  } catch {
    rmSync(to, { recursive: true, force: true })
    return false
  }
}

/** Runs the CDK app as the CDK's command line does, with settings as given by `-c`. */
async function runApp(app: string, folder: string, settings: object): Promise<void> {
  const [command, ...args] = app.split(' ')
  const child = spawn(command === 'node' ? process.execPath : String(command), args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify(settings),
      CDK_VALIDATION: 'false',
      NODE_COMPILE_CACHE: COMPILED_MODULES,
    },
  })
  process.once('exit', () => child.kill())
  const exited = once(child, 'exit')
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  if (code !== 0)
    throw new UserFacingError(errors.trim() || output.trim() || 'The CDK app failed without a message.')
}
