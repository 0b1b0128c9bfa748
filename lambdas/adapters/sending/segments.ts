import { SegmentedMessage } from 'sms-segments-calculator'

/** Texts of characters that GSM-7 writes in one septet each: nearly all that are sent. */
const SEPTETS = /^[\n !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥§¿¡ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü]*$/

/** How many parts a text is sent in: 160 characters of GSM-7 or 70 of any other in one, fewer in each of several. */
export function segmentsOf(text: string): number {
  // The calculator splits every text into what a reader sees as characters, which takes as long as all the rest of a send.
  if (SEPTETS.test(text)) return text.length <= 160 ? 1 : Math.ceil(text.length / 153)
  return new SegmentedMessage(text).segmentsCount
}
