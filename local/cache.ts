import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Holds what can be made again: assemblies, bundles, compiled code. Deleting it costs time and nothing else. */
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'assent')

/** Where Node keeps compiled modules: set as `NODE_COMPILE_CACHE`, or passed to `enableCompileCache`. */
export const COMPILED_MODULES = join(CACHE, 'modules')

/** Where the compiled code of the functions' bundles is kept. */
export const COMPILED_BUNDLES = join(CACHE, 'bundles')

/** Where synthesized assemblies are kept. */
export const ASSEMBLIES = join(CACHE, 'assemblies')

/**
 * Makes a file or folder of the cache in one step, so that no other process sees half of it, and removes all but the newest
 * ones beside it. If another process was first, its result stays.
 */
export function keepInCache(path: string, newest: number, make: (unfinished: string) => void): void {
  const unfinished = join(CACHE, `unfinished-${randomUUID()}`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    make(unfinished)
    renameSync(unfinished, path)
    removeOldest(dirname(path), newest)
  } catch {
    // Another process was first, or the cache cannot be written: no reason to fail.
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function removeOldest(folder: string, kept: number): void {
  const entries = readdirSync(folder).map((name) => join(folder, name))
  const madeAt = new Map(entries.map((entry) => [entry, statSync(entry).mtimeMs]))
  const newestFirst = entries.toSorted((a, b) => (madeAt.get(b) ?? 0) - (madeAt.get(a) ?? 0))
  for (const entry of newestFirst.slice(kept)) rmSync(entry, { recursive: true, force: true })
}
