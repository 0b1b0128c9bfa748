import { readFileSync } from 'node:fs'

/** A snippet in this language from "Call it" in the README, by default the first one. */
export function snippetIn(language: 'ts' | 'python' | 'sh', place = 0): string {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('\n### Call it\n')
  const fences = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms')
  const [, snippet] = [...section.matchAll(fences)][place] ?? []
  if (snippet === undefined) throw new Error(`The README has no snippet in ${language}.`)
  return snippet
}

/** The environment of a snippet that calls this address. */
export function environmentAt(origin: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: origin,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
}
