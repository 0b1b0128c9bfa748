import { isDeepStrictEqual } from 'node:util'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { runs } from '../../../runs.ts'
import { signUp } from '../../../site.ts'
import { type System, systemOn } from '../../../system.ts'
import { itemsOf, newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { EVIDENCE, grant, staffOf } from '../../handlers/operator/operating.ts'

type Item = Record<string, unknown> & { pk: string; sk: string }

/** People whose histories have every kind of item: lists, reviews, requests, replies, texts, details and two generations. */
const PEOPLE = ['+12065550142', '+12065550143', '+12065550144', '+12065550145']

let system: System
/** Everything that was in the table at some time, by key. */
const versions = new Map<string, Item[]>()
let items: Item[] = []

beforeAll(async () => {
  system = systemOn(await newTable())
  for (const act of LIVED) {
    await act()
    system.advance(MINUTE)
    await remember()
  }
  items = (await itemsOf(system.table)) as Item[]
})

const [first, second, third, fourth] = PEOPLE as [string, string, string, string]
const staff = () => staffOf(system)
const LIVED: (() => Promise<unknown>)[] = [
  () => system.text('START', { from: fourth }),
  () => system.text('STOP', { from: fourth }),
  async () => system.advance(200 * DAY),
  () => system.text('START', { from: fourth }),
  () => system.text('START'),
  () => system.text('OFFERS'),
  () => system.settle(),
  () => system.text('HELP'),
  () => system.text('STOP'),
  () => system.text('START'),
  () => system.text(UNSURE, { from: second }),
  () => system.text('START', { from: second }),
  () => system.text(UNSURE, { from: second }),
  () => staff().record(grant({ to: third, evidence: EVIDENCE })),
  () => staff().operate({ action: 'own', to: third, set: true, note: 'kiosk' }),
  () => system.settle(),
  () => signUp(system, { number: '206 555 0144' }),
  () => system.settle(),
  async () => system.advance(2 * DAY),
  () => system.text('ALTO', { from: second }),
  () => system.text('where is my order?', { from: first }),
  () => system.text('HELP', { from: first }),
]

async function remember(): Promise<void> {
  for (const item of (await itemsOf(system.table)) as Item[]) {
    const key = `${item.pk} ${item.sk}`
    const known = versions.get(key) ?? []
    if (!known.some((version) => isDeepStrictEqual(version, item))) versions.set(key, [...known, item])
  }
}

/** What of each kind of item `verify` covers: docs/design.md lists what it does not. */
const COVERED: [beginning: string, fields: readonly string[] | 'all'][] = [
  ['record', ['life', 'seq', 'hash', 'consent']],
  ['event#', 'all'],
  ['marker#', 'all'],
  ['list#', 'all'],
  ['review#', 'all'],
  ['request#', 'all'],
  [
    'outbox#',
    [
      'tenant',
      'to',
      'kind',
      'seq',
      'reply',
      'at',
      'number',
      'owedBy',
      'grants',
      'answersText',
      'status',
      'due',
    ],
  ],
  ['text', ['hash', 'text']],
]

/** Unpublished events leave the table by themselves; codes of the preferences page are owed by no event. */
const isCovered = ({ sk }: Item) =>
  COVERED.some(([beginning]) => sk.startsWith(beginning)) && !/^outbox#.*(#event|#code#)/.test(sk)
const fieldsOf = (item: Item): string[] => {
  const [, fields] = COVERED.find(([beginning]) => item.sk.startsWith(beginning)) ?? ['', []]
  const names = Object.keys(item).filter((name) => name !== 'pk' && name !== 'sk')
  return fields === 'all' ? names : names.filter((name) => fields.includes(name))
}

type Path = readonly string[]

/** Every place within some fields of an item. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  const inner = Object.entries(value).flatMap(([name, each]) => placesIn(each, [...path, name]))
  return path.length === 0 ? inner : [path, ...inner]
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return value === null ? 'x' : null
}

function edited(item: Item, [name = '', ...rest]: Path): Item {
  if (rest.length === 0) return { ...item, [name]: changed(item[name]) }
  const inner = item[name] as Item
  const copy = edited(inner, rest)
  return { ...item, [name]: Array.isArray(inner) ? Object.values(copy) : copy }
}

interface Tampering {
  how: string
  put: Item[]
  remove: Item[]
}

const one = (seed: number, of: readonly Item[]) => of[seed % of.length] as Item

/** One item edited, removed, inserted under another key, or put back as it was before. */
function tamper(how: string, seed: number, place: number): Tampering | undefined {
  const covered = items.filter(isCovered)
  const item = one(seed, covered)
  const named = `${how} ${item.sk}`
  if (how === 'remove') return { how: named, put: [], remove: [item] }
  if (how === 'insert') {
    const [head = '', life = '', ...rest] = item.sk.split('#')
    if (item.sk === 'record' || item.sk === 'text') return undefined
    const sk = [head, life, ...rest.slice(0, -1), `${rest.at(-1) ?? ''}9`].join('#')
    return { how: named, put: [{ ...item, sk: rest.length > 0 ? sk : `${item.sk}9` }], remove: [] }
  }
  if (how === 'restore') {
    const earlier = (versions.get(`${item.pk} ${item.sk}`) ?? []).filter((version) =>
      fieldsOf(item).some((name) => !isDeepStrictEqual(version[name], item[name])),
    )
    return earlier.length > 0 ? { how: named, put: [one(place, earlier)], remove: [] } : undefined
  }
  const places = fieldsOf(item).flatMap((name) => placesIn(item[name], [name]))
  const path = places[place % places.length] ?? []
  return { how: `${named} at ${path.join('.')}`, put: [edited(item, path)], remove: [] }
}

async function write({ put, remove }: Pick<Tampering, 'put' | 'remove'>): Promise<void> {
  const { client, tableName } = system.table
  for (const item of put)
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: marshall(item, { removeUndefinedValues: true }) }),
    )
  for (const { pk, sk } of remove)
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ pk, sk }) }))
}

async function undo({ put, remove }: Tampering): Promise<void> {
  const inserted = put.filter(({ pk, sk }) => !items.some((item) => item.pk === pk && item.sk === sk))
  const before = items.filter((item) => put.some(({ pk, sk }) => item.pk === pk && item.sk === sk))
  await write({ put: [...before, ...remove], remove: inserted })
}

const verify = async (to: string) =>
  (await system.records({ action: 'verify', tenant: 'acme', to })) as { holds: boolean }

/** Whether what is stored about these people holds together. */
async function hold(people: readonly string[]): Promise<boolean> {
  for (const to of people) if (!(await verify(to)).holds) return false
  return true
}

/** Whose items were touched: a text may be anybody's. */
const touched = ({ put, remove }: Tampering) => {
  const keys = [...put, ...remove].map(({ pk }) => pk)
  return keys.some((pk) => pk.startsWith('text#'))
    ? PEOPLE
    : PEOPLE.filter((to) => keys.includes(`acme#${to}`))
}

test('REC-3: what nobody touched holds', async () => {
  const verdicts = await Promise.all(PEOPLE.map(verify))
  expect(verdicts).toMatchObject(PEOPLE.map(() => ({ holds: true, firstBreak: null })))
})

test('REC-3: no single item can be edited, removed, inserted or put back unseen', async () => {
  const cases = fc.tuple(fc.constantFrom('edit', 'edit', 'remove', 'insert', 'restore'), fc.nat(), fc.nat())
  const drawn = fc.sample(cases, { numRuns: 2 * runs(50) })
  const tamperings = drawn.flatMap((drawn) => tamper(...drawn) ?? []).slice(0, runs(50))
  expect(tamperings.length).toBe(runs(50))
  const passed: string[] = []
  for (const tampering of tamperings) {
    await write(tampering)
    if (await hold(touched(tampering))) passed.push(tampering.how)
    await undo(tampering)
  }
  expect(passed).toEqual([])
  expect(await hold(PEOPLE)).toBe(true)
}, 600_000)
