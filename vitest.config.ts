import { defineConfig } from 'vitest/config'
import { counts } from './test/counts.ts'

const common = {
  sequence: { shuffle: true },
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // What is waited for comes in milliseconds, but on a busy machine.
  expect: { poll: { timeout: 10_000 } },
}
const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
/** Tests of what the CDK makes: it keeps state in its modules, so each file loads it anew. */
const STACKS = ['test/bin/**/*.test.ts', 'test/lib/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'test/engine.ts',
    maxWorkers: 2,
    reporters: ['dot', counts],
    projects: [
      { extends: true, test: { ...common, env, name: 'stacks', include: STACKS } },
      {
        extends: true,
        // Loading the same modules for each file anew took four tenths of the time.
        test: {
          ...common,
          env,
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: STACKS,
          isolate: false,
        },
      },
    ],
  },
})
