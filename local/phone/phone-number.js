const E164 = /^\+[1-9]\d{6,14}$/
const PUNCTUATION = /[\s().\-‐-―/]/g

/** A phone number in E.164, however it was written; ten digits are a US number. Undefined if it is not valid. */
export function readPhoneNumber(typed) {
  const digits = typed
    .replace(PUNCTUATION, '')
    .replace(/^011/, '+')
    .replace(/^(?=\d{10}$)/, '+1')
    .replace(/^(?=1\d{10}$)/, '+')
  return E164.test(digits) ? digits : undefined
}

/** The number after this one, for a phone that has no history yet. */
export function nextPhoneNumber(phone) {
  return `+${Number(phone) + 1}`
}
