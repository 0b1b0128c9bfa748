import { onTestFinished } from 'vitest'

/**
 * Sets a variable of the environment for the length of one test: files share their process. A test that runs beside others
 * hands over its own `onTestFinished`.
 */
export function givenVariable(name: string, value: string, whenFinished = onTestFinished): void {
  const earlier = process.env[name]
  process.env[name] = value
  whenFinished(() => {
    if (earlier === undefined) delete process.env[name]
    else process.env[name] = earlier
  })
}
