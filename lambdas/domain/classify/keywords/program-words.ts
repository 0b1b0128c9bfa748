import type { Program, Tenant } from '../../tenant/definitions.ts'
import { keywordsOf } from '../../tenant/joining-word.ts'
import { wordsOf } from '../tokens/words.ts'

/** Words for whatever we send, which name no program. */
const ANY_MESSAGE = new Set(['TEXT', 'TEXTS', 'MESSAGE', 'MESSAGES', 'MSG', 'MSGS', 'SMS'])

/** The program whose own keyword these words are, in any language (IN-1). */
export function programOfKeyword(
  words: readonly string[],
  { programs }: Tenant,
): { program: string; keyword: string } | undefined {
  const keyword = words.join('')
  const found = programs.find((program) => keywordsOf(program).includes(keyword))
  return found && { program: found.id, keyword }
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
  return onlyOne(
    labelsOf(tenant).filter(({ names }) =>
      names.some((name) => withoutBrand(name, tenant).join(' ') === said),
    ),
  )
}

/** Whether a word is part of what the brand or some program is called. */
export function isOwnWord(word: string, tenant: Tenant | null): boolean {
  return tenant !== null && vocabularyOf(tenant).has(word)
}

/** Whether a word is the keyword of a program or part of one program's name. */
export function isProgramWord(word: string, tenant: Tenant | null): boolean {
  return tenant !== null && programHolding([word], tenant) !== undefined
}

/** The one program whose keyword or name holds all of these words: a stop of nothing else (OUT-4). */
export function programHolding(words: readonly string[], tenant: Tenant): string | undefined {
  const said = withoutBrand(words, tenant)
  if (said.length === 0 || said.every((word) => ANY_MESSAGE.has(word))) return undefined
  const holding = labelsOf(tenant).filter(({ keywords, names }) =>
    [...keywords, ...names].some((label) => said.every((word) => label.includes(word))),
  )
  return onlyOne(holding)
}

/** What a program is called: the words of its keyword and of its name, in each language. */
interface Labels {
  id: string
  keywords: readonly (readonly string[])[]
  names: readonly (readonly string[])[]
}

const LABELS = new WeakMap<Tenant, readonly Labels[]>()

const VOCABULARIES = new WeakMap<Tenant, ReadonlySet<string>>()

function vocabularyOf(tenant: Tenant): ReadonlySet<string> {
  const labels = () => labelsOf(tenant).flatMap(({ keywords, names }) => [...keywords, ...names].flat())
  const vocabulary = VOCABULARIES.get(tenant) ?? new Set([...wordsOf(tenant.brand), ...labels()])
  VOCABULARIES.set(tenant, vocabulary)
  return vocabulary
}

function labelsOf(tenant: Tenant): readonly Labels[] {
  const labels = LABELS.get(tenant) ?? tenant.programs.map(labelsOfProgram)
  LABELS.set(tenant, labels)
  return labels
}

function labelsOfProgram(program: Program): Labels {
  const { id, name, translations = {} } = program
  const names = [name, ...Object.values(translations).flatMap((translation) => translation?.name ?? [])]
  return { id, keywords: keywordsOf(program).map(wordsOf), names: names.map(wordsOf) }
}

function withoutBrand(words: readonly string[], tenant: Tenant): readonly string[] {
  const brand = wordsOf(tenant.brand)
  const at = words.findIndex((_, start) => brand.every((word, i) => words[start + i] === word))
  return at < 0 ? words : words.toSpliced(at, brand.length)
}

function onlyOne(programs: readonly { id: string }[]): string | undefined {
  return programs.length === 1 ? programs[0]?.id : undefined
}
