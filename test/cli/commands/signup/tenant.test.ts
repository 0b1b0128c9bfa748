import { expect, test } from 'vitest'
import { registrationFile } from '../../../../cli/registration/schema.ts'
import { addTenant } from '../../../../cli/tenants/add-tenant.ts'
import { loadDefinitions } from '../../../../lambdas/definitions/load.ts'
import { givenFolder, run } from '../../running.ts'

const ANSWERS = {
  tenant: 'initech',
  brand: 'Initech',
  helpEmail: 'help@initech.example',
  number: '+12065550150',
  description: 'updates about your orders',
  keyword: 'STAPLER',
  marketingDescription: 'discounts and news of our products',
  legalName: 'Initech, Inc.',
}

async function add(answers: object) {
  const { path, write, read } = givenFolder()
  const file = write('../initech-answers', JSON.stringify(answers))
  const ran = await run('tenant', 'add', '--answers', file, '--out', path('.'))
  return { ...ran, path, write, read }
}

test('TEN-1 tenant add writes a definition that a deployment takes, and a registration file', async () => {
  const { code, lines, path, read } = await add(ANSWERS)
  expect([code, lines.slice(0, 2)]).toEqual([0, [path('initech.json'), path('initech.registration.json')]])
  const [tenant] = loadDefinitions(path('.'), 'https://sms.initech.example/').tenants
  expect(tenant).toMatchObject({
    id: 'initech',
    programs: [
      {
        id: 'initech-alerts',
        name: 'Initech Alerts',
        messageClass: 'informational',
        frequency: { messages: 10 },
      },
      {
        id: 'initech-offers',
        name: 'Initech Offers',
        messageClass: 'promotional',
        keyword: 'STAPLER',
        advertised: true,
      },
    ],
  })
  const registration = JSON.parse(read('initech.registration.json'))
  expect(registrationFile.parse(registration).business).toMatchObject({ legalName: 'Initech, Inc.' })
})

test('a brand that is there already, and a number of another, are refused and nothing is written', async () => {
  const { path } = await add(ANSWERS)
  const { write } = givenFolder()
  const again = async (change: object) => {
    const file = write('answers', JSON.stringify({ ...ANSWERS, ...change }))
    return (await run('tenant', 'add', '--answers', file, '--out', path('.'))).errors
  }
  expect(await again({})).toEqual([expect.stringContaining('"tenant" initech is defined already;')])
  expect(await again({ tenant: 'initrode' })).toEqual([
    'assent tenant: "number" +12065550150 belongs to another tenant already. Fix the answers and try again.',
  ])
})

test('an AWS id that belongs to another brand is refused (TEN-1)', async () => {
  const { path } = await add({ ...ANSWERS, numberId: 'phone-0123' })
  const { write } = givenFolder()
  const other = { ...ANSWERS, tenant: 'initrode', number: '+12065550151', numberId: 'phone-0123' }
  const { errors } = await run(
    'tenant',
    'add',
    '--answers',
    write('answers', JSON.stringify(other)),
    '--out',
    path('.'),
  )
  expect(errors[0]).toContain('"numberId" phone-0123 belongs to another tenant already')
})

test('what a deployment would refuse is said in its words', async () => {
  const { code, errors } = await add({ ...ANSWERS, number: '555' })
  expect([code, errors]).toEqual([0, []])
  const flawed = await add({ ...ANSWERS, keyword: 'STOP' })
  expect([flawed.code, flawed.errors[0]]).toEqual([
    1,
    expect.stringContaining('"keyword" already means start, stop, help or yes'),
  ])
})

test('in a script everything that is wrong is named at once, by the names of the answers', async () => {
  const { code, errors } = await add({
    ...ANSWERS,
    tenant: 'Initech!',
    helpPhone: '555-0199',
    messages: 'ten',
    website: 'initech',
  })
  expect([code, errors]).toEqual([
    1,
    [
      'assent tenant: "tenant" must be 2 to 40 lower-case letters, digits and hyphens, starting with a letter; "helpPhone" must be an E.164 number, like +12065550199; "messages" must be a whole number; "website" must be a link, like https://acme.example. Fix the answers and try again.',
    ],
  ])
})

test('an id that is too long for the programs made from it is named with the program', async () => {
  const { errors } = await add({ ...ANSWERS, tenant: 'i'.repeat(35) })
  expect(errors[0]).toContain('"tenant" makes programs.0.id, which must be 2 to 40 lower-case letters')
})

test('what fits no single answer is named by its fields', async () => {
  const { errors } = await add({
    ...ANSWERS,
    brand: 'I'.repeat(33),
    helpEmail: `${'h'.repeat(60)}@initech.example`,
  })
  expect(errors[0]).toMatch(/brand, help or links makes the \w+ in English \d+ characters long/)
})

test('in a script a missing answer is named, and so is one that nobody asked for', async () => {
  const { brand: _, ...rest } = ANSWERS
  const { code, errors } = await add(rest)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining('"brand" is missing in the answers')])
  expect((await add({ ...ANSWERS, color: 'red' })).errors[0]).toContain(
    'unknown answer "color". Answers: tenant,',
  )
})

test('the end of the input is no answer: nothing is written', async () => {
  const terminal = {
    out: () => {},
    error: () => {},
    ask: async () => '',
    interrupted: new AbortController().signal,
  }
  await expect(addTenant(givenFolder().path('.'), new Map(), terminal)).rejects.toThrow('nothing was written')
})

test('on a terminal everything is asked, and what was wrong is asked again', async () => {
  const { path } = givenFolder()
  const typed = new Map([
    ['Id of the brand', ['Initech!', 'initech']],
    ['Name that people know', ['Initech']],
    ['Email address for help', ['helpme', 'help@initech.example']],
    ['Keyword of a marketing program', ['STOP']],
    ['Number that messages come from', ['+12065550150']],
    ['What people get, after', ['updates about your orders']],
  ])
  const asked: string[] = []
  const errors: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    const found = [...typed].find(([start]) => question.startsWith(start))
    return found?.[1].shift() ?? ''
  }
  const terminal = {
    out: () => {},
    error: (line: string) => errors.push(line),
    ask,
    interrupted: new AbortController().signal,
  }
  expect(await addTenant(path('.'), new Map(), terminal)).toEqual([
    path('initech.json'),
    path('initech.registration.json'),
  ])
  expect(errors).toEqual([
    '"tenant" must be 2 to 40 lower-case letters, digits and hyphens, starting with a letter.',
    '"helpEmail" must be an email address.',
    '"keyword" already means start, stop, help or yes.',
  ])
  // Again at once, so that a wrong answer is corrected before the next question.
  expect(asked.slice(0, 5)).toEqual([
    'Id of the brand, in lower-case letters, like initech: ',
    'Id of the brand, in lower-case letters, like initech: ',
    'Name that people know, in every message, like Initech: ',
    'Email address for help, like help@initech.example: ',
    'Email address for help, like help@initech.example: ',
  ])
  expect(loadDefinitions(path('.'), 'https://sms.initech.example/').tenants).toHaveLength(1)
})
