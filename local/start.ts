import { enableCompileCache } from 'node:module'
import { COMPILED_MODULES } from './cache.ts'

// Before anything else is loaded: Node then reads every module as it compiled it last time.
enableCompileCache(COMPILED_MODULES)
await import('./run.ts')
