import { readFileSync } from 'node:fs'

/** A snippet of a document in a language, the first one by default. */
export function snippetIn(document: string, language: 'ts' | 'python' | 'sh', place = 0): string {
  const fences = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms')
  const [, snippet] = [...readFileSync(document, 'utf8').matchAll(fences)][place] ?? []
  if (snippet === undefined) throw new Error(`${document} has no snippet ${place} in ${language}.`)
  return snippet
}

/** Where snippets find a local run, or nothing at all. */
export function environmentAt(origin: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Their modules lie in temporary folders: the cache would grow with each run.
    NODE_DISABLE_COMPILE_CACHE: '1',
    AWS_ENDPOINT_URL: origin,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
}
