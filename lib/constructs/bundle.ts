import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AssetHashType } from 'aws-cdk-lib'
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'

const root = join(import.meta.dirname, '..', '..')

/**
 * A handler of `lambdas/handlers` with everything it needs in one file, the AWS SDK included, and the definitions
 * beside it. Built in this process: CDK's own NodejsFunction starts npx for each function, which takes twice as long.
 */
export function bundle(name: string): Code {
  return Code.fromAsset(join(root, 'lambdas'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      // Tells the bundles of one folder apart; without it CDK takes the first for all.
      command: [name],
      local: {
        tryBundle: (folder) => {
          cpSync(join(handlers(), `${name}.lambda.js`), join(folder, 'index.js'))
          cpSync(join(root, 'programs'), join(folder, 'programs'), { recursive: true })
          return true
        },
      },
    },
  })
}

let built: string | undefined

/** The folder of every handler's bundle, built together: one build reads what they share once. */
function handlers(): string {
  built ??= build()
  return built
}

function build(): string {
  const source = join(root, 'lambdas', 'handlers')
  const folder = mkdtempSync(join(tmpdir(), 'assent-bundles-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  buildSync({
    entryPoints: readdirSync(source)
      .filter((file) => file.endsWith('.lambda.ts'))
      .map((file) => join(source, file)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS loads in about 60 % of the time that the same code takes as an ES module.
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    logLevel: 'error',
  })
  return folder
}
