/**
 * What a page may load and do: its own stylesheet, embedded images and, where it shows screenshots, those of this site; forms
 * to this site. No scripts, and no other site may frame it.
 */
export function contentSecurityPolicy(
  styleHash: string,
  images: 'embedded' | 'of this site' = 'embedded',
): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    images === 'embedded' ? 'img-src data:' : "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
