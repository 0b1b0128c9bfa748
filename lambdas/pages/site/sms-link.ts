/**
 * A link that opens a text to a number with its words filled in. RFC 5724 puts the words after `?body=`; the Messages
 * app of iOS looks for `&body=`. With both signs, Android and iOS each find what they look for.
 */
export function smsLink(number: string, body: string): string {
  return `sms:${number}?&body=${encodeURIComponent(body)}`
}
