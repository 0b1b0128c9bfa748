/** A line with which phones and programs sign, to the end of the message. */
const SIGNED =
  /(?:^|[\s.])(?:sent from|enviado (?:desde|do)|envoy[eé] (?:de|depuis)|get outlook for|obter o outlook|obtener outlook)\s.{0,60}$/isu
/** "-- Ann", "- Ann" or "— Ann" on a line of its own at the end. */
const DASHED = /\n\s*[-–—~]{1,3}\s?\p{L}[\p{L}. ]{0,40}$/u

/** A message without the signature at its end, which says nothing (IN-1, IN-5). */
export function withoutSignature(body: string): string {
  const unsigned = body.replace(SIGNED, '').replace(DASHED, '')
  return unsigned.trim() === '' ? body : unsigned
}
