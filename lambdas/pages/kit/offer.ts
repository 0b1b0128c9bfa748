import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import { joiningWord } from '../../domain/tenant/joining-word.ts'
import type { PublishedText } from '../../domain/tenant/published-text.ts'
import { boxWords } from '../../domain/words/call-to-action.ts'
import { smsToJoin } from '../site/qr.ts'

/** One program offered by one published text: its words, and the language in which they are written. */
export interface Offer {
  tenant: Tenant
  program: Program
  text: PublishedText
}

/** What a QR code opens: a text with the word that signs up, or the sign-up page where no text does (IN-1, IN-2). */
export function scanned(
  tenant: Tenant,
  program: Program,
  language: PageLanguage,
): { opens: string; word: string | undefined } {
  const word = joiningWord(tenant, program, { language })
  return { opens: word === undefined ? tenant.links.signUp : smsToJoin(program.number, word), word }
}

/** A published text in two pieces: the program with what it gives, and everything that a person agrees to. */
export function pieces({ tenant, program, text }: Offer): { lead: string; terms: string } {
  const { label, description } = boxWords(tenant, program, text.language)
  const lead = `${label}${description}`
  return { lead, terms: text.text.slice(lead.length).trim() }
}
