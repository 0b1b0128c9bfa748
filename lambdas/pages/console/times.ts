import { type Html, html } from '../site/html.ts'

/** A time at the person's place beside UTC; without a known zone in UTC alone. Several zones that agree are one. */
export function timeOf(instant: string, zones: readonly string[]): Html {
  const local = [...new Set(zones.map((zone) => written(instant, zone)))]
  const shown =
    local.length > 0 && local.length <= MAX_ZONES
      ? [...local, written(instant, 'UTC')]
      : [written(instant, 'UTC')]
  return html`<time datetime="${instant}">${shown.join(' · ')}</time>`
}

/** More local times than this say nothing. */
const MAX_ZONES = 2

function written(instant: string, timeZone: string): string {
  return formatOf(timeZone).format(new Date(instant))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone) ?? newFormat(timeZone)
  formats.set(timeZone, known)
  return known
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}
