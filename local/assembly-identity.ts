import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** All that an assembly is made from; npm writes the lock file in node_modules whenever it installs. */
const SOURCES = [
  'bin/**',
  'lib/**',
  'lambdas/**',
  'programs/**',
  'cdk.json',
  'node_modules/.package-lock.json',
]

/** Differs whenever an assembly could: by the content and names of its sources, the settings and the version of Node. */
export function identityOf(root: string, settings: object): string {
  const sources = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(root, file), hash('sha256', readFileSync(file))])
  return hash('sha256', JSON.stringify([process.version, settings, sources]))
}
