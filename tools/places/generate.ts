import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePlaces } from './make-places.ts'

const FILE = join(import.meta.dirname, '../../lambdas/domain/hours/places.json')

const places = makePlaces()
writeFileSync(FILE, `${JSON.stringify(places, null, 2)}\n`)
console.log(`${Object.values(places).join(' ').split(' ').length} prefixes written`)
