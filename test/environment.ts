import { onTestFinished } from 'vitest'

/** Sets a variable of the environment for the length of one test: files share their process. */
export function givenVariable(name: string, value: string): void {
  const earlier = process.env[name]
  process.env[name] = value
  onTestFinished(() => {
    if (earlier === undefined) delete process.env[name]
    else process.env[name] = earlier
  })
}
