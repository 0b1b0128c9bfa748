import { wordsOf } from '../classify/tokens/words.ts'
import type { ConsentEvent, EventBase, OptedIn } from '../core/events.ts'
import { formerGrant, questionAnswered } from '../core/facts/keep-question.ts'
import { isAtLeast } from '../core/level.ts'
import { declined, type Grantable, isAfterStops } from '../core/record/grant.ts'
import { isHeld } from '../core/record/held.ts'
import type { Grant } from '../core/record/record.ts'
import type { Tenant } from '../tenant/definitions.ts'
import { keywordsOf } from '../tenant/joining-word.ts'
import type { Received } from './received.ts'

/** The programs that a message names, and whether it says to keep them. */
export interface Choice {
  programs: string[]
  says: boolean
}

const KEEP = new Set(['KEEP', 'ONLY', 'JUST'])
const ROUND_IT = new Set([...KEEP, 'PLEASE', 'AND', 'THE', 'ME', 'SEND', 'MY', 'TEXTS', 'MESSAGES'])

/** What a message of nothing but programs chooses; a name counts without the brand (OUT-6). */
export function choiceOf(body: string, tenant: Tenant): Choice | undefined {
  const words = wordsOf(body)
  const phrases = phrasesOf(tenant)
  const programs = new Set<string>()
  for (let i = 0; i < words.length; ) {
    const named = phrases.find(({ phrase }) => phrase.every((word, j) => words[i + j] === word))
    if (named) programs.add(named.program)
    else if (!ROUND_IT.has(words[i] ?? '')) return undefined
    i += named?.phrase.length ?? 1
  }
  if (programs.size === 0) return undefined
  return { programs: [...programs], says: words.some((word) => KEEP.has(word)) }
}

/** Keywords, and names with and without the brand, the longest first. */
function phrasesOf({ brand, programs }: Tenant): { program: string; phrase: string[] }[] {
  const brandWords = wordsOf(brand)
  const phrases = programs.flatMap((program) => {
    const { id, name, translations = {} } = program
    const names = [name, ...Object.values(translations).map((translation) => translation?.name ?? '')]
    const named = names.map(wordsOf).flatMap((words) => [words, withoutBrand(words, brandWords)])
    return [...keywordsOf(program).map((keyword) => [keyword]), ...named].map((phrase) => ({
      program: id,
      phrase,
    }))
  })
  return phrases.filter(({ phrase }) => phrase.length > 0).sort((a, b) => b.phrase.length - a.phrase.length)
}

function withoutBrand(words: readonly string[], brand: readonly string[]): string[] {
  return brand.every((word, i) => words[i] === word) ? words.slice(brand.length) : [...words]
}

/**
 * Restores what a stop ended of the programs that the person names in answer to its question, or what the word itself gives
 * if that is higher (OUT-6). Undefined where no question is open, or the person had none of them. A
 * word opts in by itself too, and so means more than the choice.
 */
export function keepPrograms(
  received: Received,
  programs: readonly string[],
  { own, isWord }: { own?: Grantable | undefined; isWord: boolean },
): ConsentEvent[] | undefined {
  const { record, at, base, message } = received
  const question = questionAnswered(record, received.question, at)
  if (!question) return undefined
  const kept = programs.flatMap((program) => {
    const former = formerGrant(record, question, program)
    return former && !isHeld(received, program) ? [{ program, former }] : []
  })
  if (kept.length === 0) return undefined
  const granting = { base, body: message.body }
  if (record.denied) return kept.map(({ program }) => declined(granting, program, 'deny_list'))
  return kept.flatMap(({ program, former }, i): ConsentEvent[] => {
    if (!isAfterStops(record, program, at)) return [declined(granting, program, 'before_stop')]
    const restored = restore(base, { program, former, asked: question.at, own, isWord })
    const reply = { kind: 'opt_in_confirmation' as const, programs: kept.map((each) => each.program) }
    return [
      { type: 'scope_clarified', ...base, program, stop: question.stop },
      i === 0 ? { ...restored, body: message.body, reply } : restored,
    ]
  })
}

/** The former grant, and what the word gives by itself if that is higher. */
interface Restoring {
  program: string
  former: Grant
  asked: string
  own: Grantable | undefined
  isWord: boolean
}

function restore(base: EventBase, { program, former, asked, own, isWord }: Restoring): OptedIn {
  const higher = own && !isAtLeast(former.level, own.level) ? own : undefined
  return {
    type: 'opted_in',
    ...base,
    program,
    level: (higher ?? former).level,
    medium: (higher ?? former).medium,
    request: null,
    callToAction: higher?.callToAction ?? null,
    proof: null,
    restores: {
      id: former.id,
      level: former.level,
      medium: former.medium,
      asked,
      since: former.since,
    },
    own: own ? { level: own.level, medium: own.medium } : null,
    ...(isWord && { isWord: true as const }),
    confirmed: true,
  }
}
