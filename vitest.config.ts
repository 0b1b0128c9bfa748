import { defineConfig } from 'vitest/config'
import { COMPILED_MODULES } from './local/cache.ts'
import { counts } from './test/counts.ts'
import { LongestFirst } from './test/sequencer.ts'

// Every process of the run, and each that a test starts, reads modules as Node compiled them the last time.
process.env.NODE_COMPILE_CACHE ??= COMPILED_MODULES

// `npm test` runs the same each time; see test/seed.ts.
const isRandom = process.env.RANDOM_TIMES !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    globalSetup: 'test/engine.ts',
    setupFiles: 'test/seed.ts',
    sequence: { shuffle: true, seed: isRandom ? Date.now() : 1, sequencer: LongestFirst },
    // Loading the same modules for each file anew took four tenths of the time.
    isolate: false,
    // Node reads TypeScript itself, in less time than it takes to transform it; nothing here mocks a module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // One more than a small machine has cores: tests wait for the engine, and for processes that they start.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes in milliseconds, but on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    reporters: ['dot', counts],
  },
})
