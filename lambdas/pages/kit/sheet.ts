import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Html, html, raw } from '../site/html.ts'

/** What a printed sheet shows. */
interface Sheet {
  tenant: Tenant
  language: PageLanguage
  title: string
  style: string
  body: Html
}

/** A page to print: one sheet of letter or A4 paper, in the brand's colors, readable in black and white. */
export function sheet({ tenant, language, title, style, body }: Sheet): string {
  const logo = tenant.site.logo ? html`<img src="${tenant.site.logo}" alt="">` : ''
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(`:root{--accent:${tenant.site.accent}}${SHEET}${style}`)}</style>
</head>
<body>
<header>${logo}<span>${tenant.brand}</span></header>
<main>
${body}
</main>
</body>
</html>
`)
}

/** No paper size: the printer's own is used. Sizes are in points, so that both papers look alike. */
const SHEET = `
@page { margin: 15mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 180mm; padding: 8mm; color: #14181d; background: #fff; font: 11pt/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere }
header { display: flex; align-items: center; gap: 4mm; padding-bottom: 4mm; border-bottom: 1.2mm solid var(--accent); font-size: 16pt; font-weight: 700 }
header img { height: 11mm; width: auto }
h1 { line-height: 1.15; letter-spacing: -.01em; text-wrap: balance }
.terms { font-size: 9.5pt }
.id { color: #4a5360; font-size: 8pt }
@media print { body { max-width: none; padding: 0 } }
`
