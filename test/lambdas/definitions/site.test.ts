import { expect, test } from 'vitest'
import { contrast } from '../../../lambdas/definitions/contrast.ts'
import { readTenant } from '../../../lambdas/definitions/read-tenant.ts'
import { acmeFile, flawed, refusal } from './flawed.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

function read(logo: string, file: string | Buffer | undefined) {
  return readTenant('programs/acme.json', JSON.stringify(flawed('site.logo', logo)), {
    readBeside: () => {
      if (file === undefined) throw new Error('ENOENT')
      return Buffer.from(file)
    },
  })
}

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
])('CTA-4 the contrast of %s with %s is %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1)
})

test.each(['#767676', '#0B5F56', '#000000'])('CTA-4 the accent %s is taken', (accent) => {
  expect(refusal(flawed('site.accent', accent))).toBeNull()
})

test.each(['#777777', '#ffcc00', '#ffffff'])(
  'CTA-4 the accent %s is too light for white letters',
  (accent) => {
    expect(refusal(flawed('site.accent', accent))).toMatch(/site\.accent is too light: its contrast/)
  },
)

test.each(['red', '#fff', '#12345g', '0b5f56', '#0b5f56;color:red'])(
  'CTA-4 %j is refused as a colour, in one sentence',
  (accent) => {
    expect(refusal(flawed('site.accent', accent))).toMatch(/: site\.accent must be a color, like #0b5f56\. /)
  },
)

test('CTA-4 a brand without a site of its own gets a plain one', () => {
  const { site } = readTenant('programs/acme.json', JSON.stringify(flawed('site', undefined)))
  expect(contrast(site.accent, '#ffffff')).toBeGreaterThan(4.5)
  expect(site.logo).toBeUndefined()
})

test.each([
  ['logo.svg', svg, 'data:image/svg+xml;base64,'],
  ['logo.png', png, 'data:image/png;base64,'],
])('CTA-4 %s is embedded', (name, file, start) => {
  const { logo } = read(name, file).site
  expect(logo?.startsWith(start)).toBe(true)
  expect(Buffer.from(logo!.slice(start.length), 'base64')).toEqual(Buffer.from(file))
})

test.each([
  ['logo.svg', undefined, 'not in the same folder as the definition'],
  ['logo.svg', svg + ' '.repeat(8192), 'at most 8192'],
  ['logo.svg', 'not an image', 'not an SVG'],
  ['logo.png', svg, 'not a PNG'],
])('CTA-4 %s that cannot be shown is refused', (name, file, why) => {
  expect(() => read(name, file)).toThrow(new RegExp(`site\\.logo .*${why}`))
})

test.each([
  '<script>alert(1)</script>',
  '<SCRIPT href="#x"/>',
  '<a href="javascript:alert(1)">x</a>',
  '<image href="https://tracker.example/x.png"/>',
  '<image xlink:href = "data:image/png;base64,"/>',
  '<foreignObject/>',
  '<rect style="fill:u\\72l(http://elsewhere.example)"/>',
  '<path onload="alert(1)"/>',
  '<path/onload="alert(1)"/>',
  '<path fill="url(https://tracker.example/x)"/>',
  '<path style="fill: url( &#39;https://tracker.example/x&#39; )"/>',
  '<style>@import "https://tracker.example/x.css"</style>',
  '<animate attributeName="href" to="https://tracker.example/x"/>',
  '<a h&#x72;ef="https://tracker.example/x"/>',
])('CTA-4 an SVG that holds %s is refused', (evil) => {
  expect(() => read('logo.svg', svg.replace('</svg>', `${evil}</svg>`))).toThrow(/script or a link/)
})

test('CTA-4 an SVG may refer to its own parts', () => {
  expect(read('logo.svg', svg.replace('</svg>', '<use href="#a"/></svg>')).site.logo).toBeDefined()
})

test.each(['../secret.svg', 'logo.gif', 'logo.svg.exe', '', '/etc/logo.svg'])(
  'CTA-4 %j is no name of a logo',
  (name) => {
    expect(refusal(flawed('site.logo', name))).toContain('site.logo must be the name of')
  },
)

test.each([['US'], ['US', 'CA', 'MX'], ['GB']])('IN-4 the countries %j may sign up', (...countries) => {
  expect(refusal(flawed('programs.0.countries', countries))).toBeNull()
})

test.each(['USA', 'us', 'EU', 'ZZ', 'UK', 'QQ', ''])('IN-4 %j is not a country', (country) => {
  expect(refusal(flawed('programs.0.countries', [country]))).toContain(
    'programs.0.countries.0 must be ISO 3166',
  )
})

test('IN-4 an empty list of countries is refused', () => {
  expect(refusal(flawed('programs.0.countries', []))).toContain('programs.0.countries')
})

test('IN-4 a sign-up is confirmed by a reply where the definition says nothing', () => {
  const { programs } = readTenant('programs/acme.json', JSON.stringify(acmeFile))
  expect(programs.map(({ confirmation }) => confirmation)).toEqual(['reply', 'reply', 'reply'])
})

test('IN-4 a sign-up may be confirmed by a code', () => {
  expect(refusal(flawed('programs.0.confirmation', 'code'))).toBeNull()
  expect(refusal(flawed('programs.0.confirmation', 'mail'))).toContain('programs.0.confirmation')
})

test.each([
  ['programs.0.translations.de', { name: 'Acme', description: 'x' }],
  ['programs.0.translations.es', { name: 'Acme' }],
  ['programs.0.translations.fr.name', ''],
])('CTA-4 %s of %j is refused, and the field is named', (path, value) => {
  expect(refusal(flawed(path, value))).toContain(path)
})

test.each(['stop', 'console'])('no tenant may be called %s', (id) => {
  expect(refusal(flawed('tenant', id))).toContain('must not be called console or stop')
})
