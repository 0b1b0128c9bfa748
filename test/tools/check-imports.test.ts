import { describe, expect, test } from 'vitest'
import { checkImports } from '../../tools/imports/check.ts'
import type { Import } from '../../tools/imports/graph.ts'

const file = (target: string): Import => ({ target, isPackage: false, typeOnly: false })
const type = (target: string): Import => ({ ...file(target), typeOnly: true })
const pkg = (target: string): Import => ({ target, isPackage: true, typeOnly: false })
const checked = (graph: Record<string, Import[]>) => checkImports(new Map(Object.entries(graph)))

describe('the import check', () => {
  test.each([
    [
      'a layer imports an inner one',
      'lambdas/application/gate/check.ts',
      file('lambdas/domain/gate/gate.ts'),
    ],
    ['a slice imports a shared one', 'lambdas/domain/gate/gate.ts', file('lambdas/domain/core/record.ts')],
    [
      'a slice imports one that it is allowed',
      'lambdas/domain/gate/gate.ts',
      file('lambdas/domain/hours/plans.ts'),
    ],
    ['an adapter imports the AWS SDK', 'lambdas/adapters/core/keys.ts', pkg('@aws-sdk/client-dynamodb')],
  ])('accepts that %s', (_, from, imported) => {
    expect(checked({ [from]: [imported] })).toEqual([])
  })

  test.each([
    ['the domain imports an outer layer', 'lambdas/domain/gate/gate.ts', file('lambdas/adapters/gate/x.ts')],
    ['the domain imports a package', 'lambdas/domain/gate/gate.ts', pkg('zod/mini')],
    ['a handler imports the AWS SDK', 'lambdas/handlers/site/handler.ts', pkg('@aws-sdk/client-s3')],
    [
      'a slice imports one that it is not allowed',
      'lambdas/domain/gate/gate.ts',
      file('lambdas/domain/staff/x.ts'),
    ],
    ['a slice is missing in the table', 'lambdas/domain/new/x.ts', file('lambdas/domain/gate/gate.ts')],
  ])('refuses that %s, with the file’s name', (_, from, imported) => {
    expect(checked({ [from]: [imported] })).toEqual([expect.stringContaining(from)])
  })

  test('names the files of a cycle', () => {
    const cycle = { 'lib/a.ts': [file('lib/b.ts')], 'lib/b.ts': [file('lib/a.ts')] }
    expect(checked(cycle)).toEqual(['Import cycle: lib/a.ts → lib/b.ts → lib/a.ts.'])
  })

  test('accepts a cycle of types only within one folder', () => {
    expect(checked({ 'lib/a.ts': [type('lib/b.ts')], 'lib/b.ts': [type('lib/a.ts')] })).toEqual([])
  })
})
