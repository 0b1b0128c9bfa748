import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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

const FILES = 'files.json'

/** Packs the client from a copy of the sources, and unpacks it in this new folder. */
export async function packClient(folder: string): Promise<void> {
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
  runIn(sources, 'tar', '-xzf', filename, '-C', folder)
  writeFileSync(join(folder, FILES), JSON.stringify(files.map(({ path }) => path)))
}

/** Installs the client, packed into that folder, in a new app. */
export function installClient(packed: string): App {
  const folder = mkdtempSync(join(tmpdir(), 'assent-client-'))
  const modules = join(folder, 'node_modules')
  cpSync(join(packed, 'package'), join(modules, '@assent', 'client'), { recursive: true })
  for (const name of INSTALLED) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  return { folder, files: JSON.parse(readFileSync(join(packed, FILES), 'utf8')) }
}

function runIn(cwd: string, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${stdout}${stderr}`)
  return stdout
}
