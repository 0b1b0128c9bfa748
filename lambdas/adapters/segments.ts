import { SegmentedMessage } from 'sms-segments-calculator'

/** How many parts a text is sent in: 160 characters of GSM-7 or 70 of any other in one, fewer in each of several. */
export function segmentsOf(text: string): number {
  return new SegmentedMessage(text).segmentsCount
}
