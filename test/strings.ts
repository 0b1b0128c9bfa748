import fc from 'fast-check'

/** Any code point, halves of a pair included. fast-check's own unit `binary` first makes a map of all of them, for two seconds. */
export const CODE_POINT = fc.nat(0x10ffff).map((codePoint) => String.fromCodePoint(codePoint))
