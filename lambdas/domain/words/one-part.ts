const ONE_PART = 160

/** Whether a text fits one part; in GSM-7 some characters count double, so this is on the safe side (CTA-3). */
export function fitsOnePart(text: string): boolean {
  return text.length + (text.match(/[^\w\s.,:;!?'"&@/()+-]/g)?.length ?? 0) <= ONE_PART
}
