import type { Rendered } from './layout.ts'

/**
 * What a page may load and do: its own stylesheet, embedded images and, where it shows screenshots, those of this site; forms
 * to this site. No scripts, and no other site may frame it.
 */
export function contentSecurityPolicy({ styleHash, showsImages }: Omit<Rendered, 'html'>): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    showsImages ? "img-src 'self' data:" : 'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
