import type { Program, Tenant } from './definitions.ts'
import { frequencyPromise, helpContacts, programLabel } from './wording.ts'

/**
 * The words by which people are invited to text in: everything that CTA-1 asks for, from the definition alone, so
 * that what is registered with carriers, shown and stored as evidence is one text (CTA-4).
 */
export function callToActionText(tenant: Tenant, program: Omit<Program, 'callToAction'>): string {
  const { brand, links } = tenant
  const how = program.keyword ? `By texting ${program.keyword} to ${program.number}` : 'By signing up'
  const sentences = [
    `${programLabel(tenant, program)}: ${program.description}.`,
    `${how} you agree to receive recurring ${kindOf(program)} text messages from ${brand}, sent from ${program.number}, at the phone number you use.`,
    ...(program.messageClass === 'promotional' ? ['Consent is not a condition of any purchase.'] : []),
    `Message frequency: ${frequencyPromise(program.frequency)}.`,
    'Message and data rates may apply.',
    `Reply HELP for help or contact ${helpContacts(tenant)}. Reply STOP to stop.`,
    `Terms: ${links.terms} Privacy: ${links.privacy}`,
  ]
  return sentences.join(' ')
}

function kindOf({ messageClass, type }: Pick<Program, 'messageClass' | 'type'>): string {
  if (type === 'otp') return 'one-time code'
  return messageClass === 'promotional' ? 'automated marketing' : 'automated'
}
