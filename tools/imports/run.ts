import { join } from 'node:path'
import { checkImports } from './check.ts'
import { readImportGraph } from './graph.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const wrong = checkImports(readImportGraph(ROOT, ['bin', 'cli', 'client', 'lambdas', 'lib', 'local']))
for (const line of wrong) console.error(line)
process.exitCode = wrong.length > 0 ? 1 : 0
