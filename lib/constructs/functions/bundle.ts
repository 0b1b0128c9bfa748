import { copyFileSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AssetHashType } from 'aws-cdk-lib'
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'
import { writeChecked } from '../../../lambdas/definitions/checked.ts'
import { type Definitions, definitionsFor, PROGRAMS } from '../../definitions.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** Adds files to a bundle, from the definitions and what lies beside them in `programs/`. */
export type AddFiles = (bundle: string, definitions: Definitions, programs: string) => void

/**
 * A handler of `lambdas/handlers` in one file, with the AWS SDK in it and the definitions beside it. esbuild runs in this
 * process: CDK's NodejsFunction starts npx for each function, which takes twice as long.
 */
export function bundle(
  name: string,
  { siteUrl, addFiles }: { siteUrl: string | undefined; addFiles?: AddFiles | undefined },
): Code {
  return Code.fromAsset(join(root, 'lambdas'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      // Makes the bundles of one folder distinct; without it CDK would use the first for all.
      command: [name, siteUrl ?? ''],
      local: {
        tryBundle: (folder) => {
          copyFileSync(join(handlers(), `${name}.lambda.js`), join(folder, 'index.js'))
          const checked = definitionsFor(siteUrl)
          writeChecked(folder, checked)
          addFiles?.(folder, checked, PROGRAMS)
          return true
        },
      },
    },
  })
}

let built: string | undefined

/** The folder with every handler's bundle. One build for all reads shared files only once. */
function handlers(): string {
  built ??= build()
  return built
}

function build(): string {
  const source = join(root, 'lambdas', 'handlers')
  const folder = mkdtempSync(join(tmpdir(), 'assent-bundles-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  buildBundles(globSync(join(source, '*', '*.lambda.ts')), folder)
  return folder
}

/** Builds each handler into one file, as it is deployed. */
export function buildBundles(entryPoints: string[], outdir: string): void {
  buildSync({
    entryPoints,
    outdir,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS loads in about 60% of the time that the same code takes as an ES module.
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    logLevel: 'error',
  })
}
