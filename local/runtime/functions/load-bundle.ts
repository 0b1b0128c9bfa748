import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { constants, Script } from 'node:vm'
import { COMPILED_BUNDLES, keepInCache } from '../../cache.ts'

type Bundle = (
  exports: Record<string, unknown>,
  require: NodeJS.Require,
  module: { exports: Record<string, unknown> },
  filename: string,
  dirname: string,
) => void

/** Compiled bundles that are kept: those of a few versions of the system, about a megabyte each. */
const KEPT = 60

/**
 * Loads a bundle as CommonJS, whatever a package.json above its folder says, and returns its exports. Its compiled code is
 * kept: V8 needs a third of the time to load it again.
 */
export function loadBundle(path: string): Record<string, unknown> {
  const source = readFileSync(path, 'utf8')
  const compiled = join(COMPILED_BUNDLES, `${process.version}-${hash('sha256', source)}`)
  const cachedData = read(compiled)
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  })
  const module: { exports: Record<string, unknown> } = { exports: {} }
  const bundle = script.runInThisContext() as Bundle
  bundle(module.exports, createRequire(path), module, path, dirname(path))
  // Only now does it hold the functions that ran while loading.
  if (!cachedData || script.cachedDataRejected)
    keepInCache(compiled, KEPT, (file) => writeFileSync(file, script.createCachedData()))
  return module.exports
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
