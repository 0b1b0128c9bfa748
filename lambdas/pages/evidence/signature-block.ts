import { html } from 'hono/html'
import type { Seal } from '../../application/evidence/seal.ts'

const BEGINS = '<!-- signature -->'
const ENDS = '<!-- /signature -->'

/** Where the block goes: what is signed is the page without it (REC-5). */
export const SIGNATURE_PLACE = `${BEGINS}${ENDS}`

/** The page with its signature. */
export function withSignature(page: string, seal: Seal, signature: string): string {
  const block = html`<section class="signature"><h2>Signature</h2>
<p>Signed by the software that keeps the record, with the key <code>${seal.key}</code> (ECDSA P-256). Anyone with its public key can check that this document and its data file left that software as they are.</p>
<p class="hash">${signature}</p></section>`
  return page.replace(SIGNATURE_PLACE, () => `${BEGINS}${block}${ENDS}`)
}

/** The page with a link to the next part, which is no part of what was signed. */
export function withNextPart(page: string, address: string): string {
  const link = html`<p class="next"><a href="${address}">Next part of this record</a></p>`
  return page.replace(ENDS, () => `${link}${ENDS}`)
}

const NEXT_PART =
  /<p class="next"><a href="[^"<>]*">Next part of this record<\/a><\/p>(?=<!-- \/signature -->)/

/** Whether a page has exactly the signature block that it was given; a link to the next part may follow in it. */
export function hasSignature(page: string, seal: Seal, signature: string): boolean {
  return page.replace(NEXT_PART, '') === withSignature(withoutSignature(page), seal, signature)
}

/** The page as it was signed. */
export function withoutSignature(page: string): string {
  const [before = '', ...rest] = page.split(BEGINS)
  const after = rest.join(BEGINS).split(ENDS)
  return rest.length === 0 ? page : `${before}${SIGNATURE_PLACE}${after.slice(1).join(ENDS)}`
}
