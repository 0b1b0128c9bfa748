/**
 * A link that opens a prefilled text to a number. RFC 5724 puts the text after `?body=`; the Messages app of iOS expects
 * `&body=`. With both characters, it works on Android and iOS.
 */
export function smsLink(number: string, body: string): string {
  return `sms:${number}?&body=${encodeURIComponent(body)}`
}
