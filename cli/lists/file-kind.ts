import { UserFacingError } from '../../lambdas/user-facing-error.ts'

const SAVE_AS_CSV = 'Save it as CSV (in Excel: File, Save As, "CSV UTF-8") and import that.'

/** The first bytes of files that are not text, and what to do. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['504b0304', `is an Excel workbook or another zip file, not CSV. ${SAVE_AS_CSV}`],
  ['d0cf11e0', `is an old Excel workbook (.xls), not CSV. ${SAVE_AS_CSV}`],
  ['25504446', 'is a PDF, not CSV. Export the list as CSV and import that.'],
  ['1f8b', 'is compressed (gzip), not CSV. Decompress it and import what is inside.'],
]

/** Refuses a file that is not text with columns; the sentence says what it is and what to do. */
export function refuseOtherKinds(bytes: Buffer, head: string, path: string): void {
  const start = bytes.subarray(0, 4).toString('hex')
  const binary = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1]
  const problem = binary ?? kindOfText(head.trimStart())
  if (problem !== undefined) throw new UserFacingError(`${path} ${problem}`)
}

function kindOfText(text: string): string | undefined {
  if (/^(\{|\[\s*[[{"\d\]])/.test(text))
    return 'is JSON, not CSV. Write its records as lines with the same columns, under a line that names the columns.'
  if (/^<(!doctype|html|\?xml|table)/i.test(text))
    return 'is a web page or XML, not CSV. Export the list as CSV and import that.'
  return undefined
}
