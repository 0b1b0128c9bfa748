import { join } from 'node:path'
import { checkImports } from './check.ts'
import { readImportGraph } from './graph.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const violations = checkImports(readImportGraph(ROOT, ['bin', 'cli', 'client', 'lambdas', 'lib', 'local']))
for (const line of violations) console.error(line)
process.exitCode = violations.length > 0 ? 1 : 0
