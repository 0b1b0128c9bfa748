import { inGsm7, septetsOf } from './gsm7.ts'

/** The places of one part of a text. */
export const ONE_PART = 160

/** Whether a text fits one part, once it is written in GSM-7 (CTA-3). */
export function fitsOnePart(text: string): boolean {
  return septetsOf(inGsm7(text)) <= ONE_PART
}
