import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
/** The lists of words that the contract's schemas are made of. */
const VOCABULARY = 'lambdas/domain/core/vocabulary.ts'
/** The packages that an app with the client has installed beside it. */
const INSTALLED = ['@aws-sdk', '@types', 'zod']

/** A temporary app with the packed client installed. */
export interface App {
  folder: string
  /** The files that were packed. */
  files: string[]
}

/** Packs the client from a copy of the sources, and installs it in an app. */
export function packedClient(): App {
  const folder = mkdtempSync(join(tmpdir(), 'assent-client-'))
  const sources = join(folder, 'sources')
  mkdirSync(join(sources, 'lambdas'), { recursive: true })
  for (const part of ['client', 'lambdas/contract', VOCABULARY, 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(sources, part), {
      recursive: true,
      filter: (path) => !path.endsWith('/dist'),
    })
  symlinkSync(join(ROOT, 'node_modules'), join(sources, 'node_modules'))
  const packed = runIn(sources, 'npm', 'pack', './client', '--json', '--ignore-scripts=false')
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }]

  const installed = join(folder, 'node_modules', '@assent', 'client')
  mkdirSync(installed, { recursive: true })
  runIn(sources, 'tar', '-xzf', filename, '-C', installed, '--strip-components=1')
  for (const name of INSTALLED)
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  return { folder, files: files.map(({ path }) => path) }
}

function runIn(cwd: string, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${stdout}${stderr}`)
  return stdout
}
