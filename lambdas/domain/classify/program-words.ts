import type { Program, Tenant } from '../tenant/definitions.ts'
import { wordsOf } from './words.ts'

/** Words for whatever we send, which name no program. */
const ANY_MESSAGE = new Set(['TEXT', 'TEXTS', 'MESSAGE', 'MESSAGES', 'MSG', 'MSGS', 'SMS'])

/** The program whose own keyword these words are (IN-1). */
export function programOfKeyword(words: readonly string[], { programs }: Tenant): string | undefined {
  return programs.find(({ keyword }) => keyword !== undefined && keyword === words.join(''))?.id
}

/** The program whose name these words are, in any language; without the brand only where that will do (IN-1). */
export function programOfName(
  words: readonly string[],
  tenant: Tenant,
  brand: 'needed' | 'optional',
): string | undefined {
  const rest = withoutBrand(words, tenant)
  if (rest.length === 0 || (brand === 'needed' && rest.length === words.length)) return undefined
  const said = rest.join(' ')
  const named = tenant.programs.filter((program) =>
    namesOf(program).some((name) => withoutBrand(wordsOf(name), tenant).join(' ') === said),
  )
  return onlyOne(named)
}

/** The one program whose keyword or name holds all of these words: a stop of nothing else (OUT-4). */
export function programHolding(words: readonly string[], tenant: Tenant): string | undefined {
  const said = withoutBrand(words, tenant)
  if (said.length === 0 || said.every((word) => ANY_MESSAGE.has(word))) return undefined
  const holding = tenant.programs.filter((program) =>
    [program.keyword ?? '', ...namesOf(program)].some((label) => {
      const held = wordsOf(label)
      return said.every((word) => held.includes(word))
    }),
  )
  return onlyOne(holding)
}

function namesOf({ name, translations }: Program): string[] {
  return [name, ...Object.values(translations ?? {}).flatMap((translation) => translation?.name ?? [])]
}

function withoutBrand(words: readonly string[], tenant: Tenant): readonly string[] {
  const brand = wordsOf(tenant.brand)
  const at = words.findIndex((_, start) => brand.every((word, i) => words[start + i] === word))
  return at < 0 ? words : words.toSpliced(at, brand.length)
}

function onlyOne(programs: readonly Program[]): string | undefined {
  return programs.length === 1 ? programs[0]?.id : undefined
}
