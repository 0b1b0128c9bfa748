import encodeQR from 'qr'

/** A QR code as an SVG image, dark on white on any background, with the standard's quiet zone. */
export function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { border: 4, ecc: 'medium' }).replace(
    /<svg([^>]*)>/,
    '<svg$1 shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/>',
  )
}

/**
 * The content of a QR code that opens a prefilled text. The camera apps of iOS and Android both support `SMSTO:`; with an
 * `sms:` link one of them drops the text.
 */
export function smsToJoin(number: string, body: string): string {
  return `SMSTO:${number}:${body}`
}
