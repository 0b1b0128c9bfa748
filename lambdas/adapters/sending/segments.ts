import { SegmentedMessage } from 'sms-segments-calculator'

/** Texts of characters that GSM-7 encodes in one septet each: nearly all texts that are sent. */
const SEPTETS = /^[\n !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥§¿¡ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü]*$/

/** The number of segments: up to 160 GSM-7 characters or 70 others fit in one; each of several segments holds fewer. */
export function segmentsOf(text: string): number {
  // The calculator splits every text into grapheme clusters, which takes as long as the rest of a send.
  if (SEPTETS.test(text)) return text.length <= 160 ? 1 : Math.ceil(text.length / 153)
  return new SegmentedMessage(text).segmentsCount
}
