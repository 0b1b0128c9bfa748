import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import type { Resource } from './references.ts'

/** A stack in a synthesized assembly. */
export interface SynthesizedStack {
  name: string
  template: { Resources: Record<string, Resource>; Outputs?: Record<string, { Value: unknown }> }
  /** The folder of the bundle with this `S3Key`. */
  assetFolder(s3Key: string): string
}

/** Reads the system's stack; if there are several stacks, the one whose name the others start with. */
export function readAssembly(folder: string): SynthesizedStack {
  const { artifacts } = readJson(join(folder, 'manifest.json')) as {
    artifacts: Record<string, { type: string; properties?: { templateFile: string } }>
  }
  const [main] = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .sort(([a], [b]) => a.length - b.length)
  if (!main)
    throw new UserFacingError(`There is no synthesized stack in ${folder}: run \`npx cdk synth\` first.`)
  const [name, { properties }] = main
  return {
    name,
    template: readJson(join(folder, properties?.templateFile ?? '')) as SynthesizedStack['template'],
    assetFolder: (s3Key) => join(folder, `asset.${s3Key.replace(/\.zip$/, '')}`),
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new UserFacingError(`${file} cannot be read: run \`npx cdk synth\` first.`)
  }
}
