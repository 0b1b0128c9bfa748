import encodeQR from 'qr'

/** A QR code as an SVG picture, dark on white whatever lies behind it, with the quiet margin of the standard. */
export function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { border: 4, ecc: 'medium' }).replace(
    /<svg([^>]*)>/,
    '<svg$1 shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/>',
  )
}

/**
 * What a QR code holds to open a text with its words filled in. The camera apps of iOS and Android both take `SMSTO:`;
 * an `sms:` link loses its words on the one or the other.
 */
export function smsToJoin(number: string, body: string): string {
  return `SMSTO:${number}:${body}`
}
