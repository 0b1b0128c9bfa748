import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEngine } from '../../../local/engine/engine.ts'

test('an engine that was stopped has not died', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'assent-engine-test-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true }))
  const engine = await startEngine({ dataFolder })
  let died = false
  void engine.died.then(() => {
    died = true
  })
  await engine.stop()
  expect(died).toBe(false)
})
