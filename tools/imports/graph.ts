import { globSync, readFileSync } from 'node:fs'
import { dirname, normalize, relative } from 'node:path'

/** One import of a file. */
export interface Import {
  /** A path from the root of the repository, or the name of a package. */
  target: string
  isPackage: boolean
  /** An import of types only leaves nothing in the running code. */
  typeOnly: boolean
}

/** The imports of each file, by its path from the root of the repository. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>

const SPECIFIER = /\b(import|export)\s+(type\s)?([^'"`;]*?)\s*from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

/** Reads the imports of every TypeScript file in the given folders, from their text. */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => globSync(`${root}/${folder}/**/*.ts`, { exclude: isInstalled }))
  return new Map(
    files.map((file) => [relative(root, file), importsOf(relative(root, file), readFileSync(file, 'utf8'))]),
  )
}

function isInstalled(name: string): boolean {
  return name.includes('node_modules') || name.endsWith('client/dist')
}

function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(SPECIFIER)].map(([, , type, names = '', specifier = '', dynamic]) => {
    const target = dynamic ?? specifier
    const isPackage = !target.startsWith('.')
    return {
      target: isPackage ? target : normalize(`${dirname(file)}/${target}`),
      isPackage,
      typeOnly: type !== undefined || hasOnlyTypes(names),
    }
  })
}

/** `{ type A, type B }` imports only types too. */
function hasOnlyTypes(names: string): boolean {
  const list = /^\{(.*)\}$/s.exec(names)?.[1]
  const each = list?.split(',').filter((name) => name.trim() !== '') ?? []
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '))
}
