import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { inject } from 'vitest'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { AssentStack } from '../../lib/assent-stack.ts'
import { connectNumbers, type NumberStack } from '../../lib/number-stack.ts'
import { readSettings } from '../../lib/settings.ts'

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..')

/** The definitions that ship. */
export const definitions = loadDefinitions(join(root, 'programs'))

/** The same tenants with numbers whose carrier answers STOP itself, as on US toll-free numbers. */
export const carrierManaged = definitions.tenants.map((tenant) => ({
  ...tenant,
  numbers: tenant.numbers.map((number) => ({ ...number, managedBy: 'carrier' as const })),
}))

// CDK's validation of the templates takes seconds; validation.test.ts alone runs it.
process.env.CDK_VALIDATION ??= 'false'

const assemblies = mkdtempSync(join(tmpdir(), 'assent-synth-'))
process.once('exit', () => rmSync(assemblies, { recursive: true, force: true }))

/** A CDK app that bundles no code, with the settings of cdk.json and the given ones. */
export function app(settings: Record<string, string> = {}): App {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))
  return new App({
    outdir: mkdtempSync(join(assemblies, 'cdk.out-')),
    // Of no use here, and a sixth of the time.
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
    context: { ...context, ...settings, 'aws:cdk:bundling-stacks': [] },
  })
}

/** The stacks as `bin/assent.ts` composes them, by default of the definitions that ship. */
export function stacks(
  settings: Record<string, string> = {},
  tenants = definitions.tenants,
): { system: AssentStack; numbers: NumberStack[] } {
  const scope = app(settings)
  const read = readSettings(scope, { ...definitions, tenants })
  const system = new AssentStack(scope, read)
  return { system, numbers: connectNumbers(system, read) }
}

/** The template of the system's stack; each is made once for all the tests of a run, but for two workers that ask at once. */
export function systemTemplate(settings: Record<string, string> = {}): Template {
  const file = join(inject('shared'), `template-${hash('sha256', JSON.stringify(settings))}.json`)
  if (existsSync(file)) return Template.fromString(readFileSync(file, 'utf8'))
  const template = Template.fromStack(stacks(settings).system)
  writeFileSync(`${file}-${process.pid}`, JSON.stringify(template.toJSON()))
  renameSync(`${file}-${process.pid}`, file)
  return template
}

/** The template of the only stack that connects numbers. */
export function numberTemplate(number: string): Template {
  const [stack, ...others] = stacks({ number }).numbers
  if (!stack || others.length > 0) throw new Error('not one stack for this number')
  return Template.fromStack(stack)
}

/** A resource of a template. */
export interface Resource {
  id: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
  properties: any
  dependsOn: string[]
  deletionPolicy: string | undefined
}

/** The resources of a template, of one type or of all types. */
export function resourcesOf(template: Template, type?: string): Resource[] {
  return Object.entries(template.toJSON().Resources as Record<string, Record<string, unknown>>)
    .map(([id, resource]) => ({
      id,
      type: String(resource.Type),
      properties: resource.Properties ?? {},
      dependsOn: [resource.DependsOn ?? []].flat() as string[],
      deletionPolicy: resource.DeletionPolicy as string | undefined,
    }))
    .filter((resource) => type === undefined || resource.type === type)
}

/** The logical id of the resource that a template refers to. */
export function referencedId(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] }
  return Ref ?? attribute?.[0] ?? ''
}

/** A statement of a policy. */
export interface Statement {
  Effect: string
  Principal?: unknown
  Action: string | string[]
  Resource: unknown
  Condition?: unknown
}

/** What the function with this physical name may do, except for writing its log. */
export function permissionsOf(template: Template, functionName: string): Statement[] {
  const fn = resourcesOf(template, 'AWS::Lambda::Function').find(
    ({ properties }) => properties.FunctionName === functionName,
  )
  const role = referencedId(fn?.properties.Role)
  return resourcesOf(template, 'AWS::IAM::Policy')
    .filter(({ properties }) => properties.Roles.some((each: unknown) => referencedId(each) === role))
    .flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
    .filter(({ Action }) => ![Action].flat().every((action) => action.startsWith('logs:')))
}

/** The distinct actions of policy statements, sorted. */
export function actionsOf(statements: readonly Statement[]): string[] {
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort()
}
