import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKED, writeChecked } from '../lambdas/definitions/checked.ts'
import { loadDefinitions } from '../lambdas/definitions/load.ts'
import { startWith } from './load.ts'
import { deployed } from './rig/deployed.ts'
import { type Comparison, comparisonOf, inTurns } from './rig/interleaved.ts'

const STARTS = 30
const ROOT = join(import.meta.dirname, '..')
/** Everything that a synth reads besides the definitions. */
const SOURCES = [
  'bin',
  'lib',
  'lambdas',
  'local',
  'cli',
  'node_modules',
  'package.json',
  'package-lock.json',
  'cdk.json',
  'tsconfig.json',
]

/** What many brands cost a deployment. */
export interface BrandsBench {
  /** Starts of the gate's bundle, few brands against many, as a process sees its own start. */
  load: Comparison
  /** Bytes of the definitions in the bundle. */
  bytes: { few: number; many: number }
  /** Milliseconds in which the definitions are read and checked. */
  checked: { few: number; many: number }
  /** Milliseconds of a whole synth, without validation. */
  synth: { few: number; many: number }
}

/** Compares a deployment of two brands with one of so many. */
export async function benchBrands(many: number): Promise<BrandsBench> {
  const work = mkdtempSync(join(tmpdir(), 'assent-brands-'))
  try {
    const few = prepare(join(work, 'few'), 2)
    const all = prepare(join(work, 'many'), many)
    const { gate } = deployed()
    const [first, measured, second] = await inTurns(
      STARTS,
      async () => startWith(gate, few.folder).inside,
      async () => startWith(gate, all.folder).inside,
    )
    return {
      load: comparisonOf([first, measured, second]),
      bytes: { few: few.bytes, many: all.bytes },
      checked: { few: few.checked, many: all.checked },
      synth: synthInTurns(few.folder, all.folder),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A checkout of its own with so many brands, and their definitions as a bundle holds them. */
function prepare(folder: string, brands: number) {
  const programs = join(folder, 'programs')
  mkdirSync(programs, { recursive: true })
  for (const source of SOURCES) symlinkSync(join(ROOT, source), join(folder, source))
  for (let i = 0; i < brands; i++) writeFileSync(join(programs, `brand-${i}.json`), JSON.stringify(brand(i)))
  const before = performance.now()
  const definitions = loadDefinitions(programs)
  const checked = performance.now() - before
  writeChecked(folder, definitions)
  return { folder, checked, bytes: statSync(join(folder, CHECKED)).size }
}

/** A brand with one number that is connected, for information and for marketing. */
function brand(i: number): object {
  const id = `brand-${i}`
  const number = `+1206555${String(i).padStart(4, '0')}`
  const site = `https://sms.vendor.example/${id}`
  const common = { number, frequency: { messages: 4, per: 'month' } }
  return {
    tenant: id,
    brand: `Brand ${i}`,
    help: { email: `help@brand-${i}.example` },
    links: { terms: `${site}/terms`, privacy: `${site}/privacy`, signUp: `${site}/join` },
    numbers: [{ number, id: `phone-${String(i).padStart(32, '0')}`, defaultProgram: `${id}-alerts` }],
    programs: [
      {
        id: `${id}-alerts`,
        name: `Brand ${i} Alerts`,
        description: 'updates about your orders',
        messageClass: 'informational',
        ...common,
      },
      {
        id: `${id}-offers`,
        name: `Brand ${i} Offers`,
        description: 'discounts and news',
        messageClass: 'promotional',
        keyword: 'DEALS',
        advertised: true,
        ...common,
      },
    ],
  }
}

/** The shorter of two synths each: the first of all also fills the machine's caches. */
function synthInTurns(few: string, many: string): BrandsBench['synth'] {
  const first = { few: synth(few), many: synth(many) }
  return { few: Math.min(first.few, synth(few)), many: Math.min(first.many, synth(many)) }
}

/** Symbolic links stay, so that the app reads the definitions of its own checkout. */
function synth(folder: string): number {
  const before = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--preserve-symlinks', '--preserve-symlinks-main', join(folder, 'bin/assent.ts')],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        CDK_OUTDIR: join(folder, 'cdk.out'),
        CDK_VALIDATION: 'false',
        CDK_CONTEXT_JSON: JSON.stringify({ archive: 'none' }),
      },
    },
  )
  if (status !== 0) throw new Error(stderr)
  return performance.now() - before
}
