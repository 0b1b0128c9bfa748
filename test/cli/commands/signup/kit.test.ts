import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givenFolder, run } from '../../running.ts'

test('CTA-5: kit writes a folder for each program with one for each language, and names what is missing', async () => {
  const { path } = givenFolder()
  const { code, lines } = await run('kit', '--tenant', 'globex', '--out', path('kit'))
  expect(code).toBe(0)
  expect(readdirSync(path('kit/globex-news')).sort()).toEqual(['en', 'registration.json'])
  expect(readdirSync(path('kit/globex-news/en')).sort()).toEqual([
    'employee-broadcast.md',
    'form-block.html',
    'messages.md',
    'paper-form.html',
    'poster.html',
    'verbal-script.md',
    'workflow.md',
  ])
  expect(lines).toContain('missing for registration: programs/globex.registration.json business.legalName')
  expect(existsSync(join(path('kit'), 'screenshots'))).toBe(lines[0]?.includes('3 screenshots'))
})

test('kit refuses a tenant that is not defined here', async () => {
  const { code, errors } = await run('kit', '--tenant', 'initech', '--out', givenFolder().path('kit'))
  expect(code).toBe(2)
  expect(errors[0]).toContain('There is no tenant "initech" here. Tenants: acme, globex')
})
