/**
 * What a page may load and do: its own stylesheet, embedded images, and forms to this site. No scripts, and no other site
 * may frame it.
 */
export function contentSecurityPolicy(styleHash: string): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
