/**
 * What a page may load and do: its own stylesheet, pictures that it carries itself, and forms to this site. No script
 * at all, and no frame round it.
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
