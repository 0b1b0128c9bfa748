import type { Site } from '../../domain/tenant/definitions.ts'
import { readable } from './accent.ts'

const PAPER = '#f4f5f7'
const NIGHT = '#1b2027'

/** A page's stylesheet with the brand's accent; in dark mode the accent is lightened until it is readable. */
export function stylesheet({ accent }: Pick<Site, 'accent'>): string {
  return condensed(`
:root {
  color-scheme: light dark;
  --accent: ${readable(accent, PAPER, 4.6)};
  --on-accent: #fff;
  --paper: ${PAPER};
  --card: #fff;
  --ink: #1a1f26;
  --soft: #525c69;
  --line: #d9dde3;
  --edge: #78828f;
  --alert: #b3261e;
  --alert-card: #fdf3f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${readable(accent, NIGHT, 6.5)};
    --on-accent: #12161b;
    --paper: #12161b;
    --card: ${NIGHT};
    --ink: #e9ecf0;
    --soft: #aab4c0;
    --line: #343c47;
    --edge: #8a95a3;
    --alert: #ff9d94;
    --alert-card: #2c1d1e;
  }
}
${rules}`)
}

const rules = `
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
  display: flex;
  flex-direction: column;
  min-height: 100vh;
}
h1, h2, h3, legend { line-height: 1.25; text-wrap: balance; letter-spacing: -.01em }
h1 { font-size: clamp(1.6rem, 1.35rem + 1.4vw, 2.125rem); margin: 0 0 .75rem; font-weight: 700 }
h2, h3, legend { font-size: 1.1875rem; font-weight: 650; margin: 0 0 .5rem }
p, ul, dl { margin: 0 0 1rem }
ul { padding-left: 1.25rem }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .07em }
a:hover { text-decoration-thickness: .14em }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px }
.skip { position: absolute; left: 1rem; top: -5rem; z-index: 1; padding: .65rem 1rem; border-radius: .5rem; background: var(--card); color: var(--accent) }
.skip:focus { top: .5rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.band, main { max-width: 40rem; margin: 0 auto; padding: 0 1.25rem }
.top { border-top: 4px solid var(--accent); background: var(--card); border-bottom: 1px solid var(--line) }
.band { width: 100%; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; padding-block: .5rem; min-height: 4rem }
.brand { display: inline-flex; align-items: center; gap: .7rem; min-height: 2.75rem; color: var(--ink); font-weight: 650; font-size: 1.125rem; text-decoration: none }
.brand:hover { text-decoration: underline }
.brand img { height: 2.25rem; width: auto; max-width: 9rem; display: block }
.languages { display: flex; flex-wrap: wrap; margin: 0 -.6rem; padding: 0; list-style: none; font-size: .9375rem }
.languages a, .languages span { display: inline-flex; align-items: center; min-height: 2.75rem; min-width: 2.75rem; padding: 0 .6rem }
.languages span { color: var(--soft); font-weight: 600 }
main { flex: 1; width: 100%; padding-block: 1.5rem 2rem }
main:focus { outline: none }
.lead { font-size: 1.125rem; color: var(--soft); margin-bottom: 1.75rem }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .875rem; padding: 1.25rem; margin: 0 0 1.25rem; min-width: 0 }
.card > :last-child, .field > :last-child, .errors > :last-child, .choice :last-child { margin-bottom: 0 }
fieldset.card { padding-top: 0 }
legend { float: left; width: 100%; padding: 1.25rem 0 0 }
legend + * { clear: both }
legend + .field { padding-top: 1rem }
.soft, .hint { color: var(--soft) }
.hint { margin: 0 0 .5rem; font-size: .9375rem }
.small, .terms { font-size: .875rem; line-height: 1.55; color: var(--soft) }

.badge { display: inline-block; margin: 0 0 .5rem; padding: .1rem .6rem; border: 1px solid var(--edge); border-radius: 1rem; font-size: .8125rem; color: var(--soft) }
.field { margin: 0 0 1rem }
.number .field { margin-bottom: .5rem }
label { font-weight: 600 }
.field > label { display: block; margin-bottom: .25rem }
input[type=text], input[type=tel], select {
  display: block;
  width: 100%;
  min-height: 3rem;
  padding: .5rem .8rem;
  border: 1px solid var(--edge);
  border-radius: .5rem;
  background: var(--card);
  color: inherit;
  font: inherit;
}
input.code { max-width: 12rem; font-size: 1.375rem; letter-spacing: .25em; font-variant-numeric: tabular-nums }
[aria-invalid=true]:not([type=checkbox]) { border: 2px solid var(--alert) }
.choice { display: grid; grid-template-columns: 1.625rem minmax(0, 1fr); column-gap: .85rem; padding: .35rem 0 .75rem; border-top: 1px solid var(--line) }
.choice:last-child { padding-bottom: 0 }
.choice input { width: 1.625rem; height: 1.625rem; margin: .55rem 0 0; accent-color: var(--accent) }
.choice label { display: block; min-height: 2.75rem; padding: .5rem 0; font-weight: 400; cursor: pointer }
.choice .terms, .choice .state { grid-column: 2; margin: 0 }
.choice .state { font-size: .9375rem; margin: 0 0 .35rem }
.state b { font-weight: 600 }
.button, button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 3rem;
  padding: .6rem 1.5rem;
  border: 1px solid var(--accent);
  border-radius: .625rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 650;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button:hover, button:hover { text-decoration: underline; filter: brightness(.94) }
.quiet { background: none; color: var(--accent) }
summary::before { content: '▸'; padding-right: .5rem }
[open] summary::before { content: '▾' }
summary { display: flex; align-items: center; min-height: 2.75rem; color: var(--accent); font-weight: 600; cursor: pointer }
blockquote { margin: 0 0 .5rem; font-size: .9375rem; padding-left: .9rem; border-left: 3px solid var(--line) }
.shots { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; padding: 0; margin: 0; list-style: none }
.shots img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: .5rem }
figure { margin: 0 }
figcaption { padding-top: .35rem; font-size: .9375rem; color: var(--soft) }
details + details { border-top: 1px solid var(--line) }
.stop { background: none; color: var(--alert); border-color: var(--alert) }
.wide { width: 100% }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.5rem; margin: 0 0 1rem }
.tap { display: inline-flex; align-items: center; min-height: 2.75rem }
section p > .soft { display: block }
.card p > .tap { margin-block: -.4rem }
.error { margin: 0 0 .5rem; color: var(--alert); font-weight: 600 }
.errors { background: var(--alert-card); border: 2px solid var(--alert); border-radius: .875rem; padding: 1.25rem; margin: 0 0 1.5rem }
.errors ul { padding: 0; list-style: none }
.errors a { color: var(--alert); font-weight: 600; display: inline-block; padding: .35rem 0 }
.errors:focus { outline: 3px solid var(--alert); outline-offset: 3px }
dl { display: grid; gap: .15rem; margin: 0 }
dt { color: var(--soft); font-size: .9375rem }
dd { margin: 0 0 .6rem }
section { margin: 0 0 1.75rem }
.big { font-size: 1.1875rem; font-weight: 600 }
footer { padding: 1.25rem max(1.25rem, calc(50% - 18.75rem)) 2.5rem; background: var(--card); border-top: 1px solid var(--line); font-size: .9375rem; color: var(--soft) }
footer ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; margin: 0 0 .25rem; list-style: none }
footer a { display: inline-flex; align-items: center; min-height: 2.75rem }
footer p { margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem }
form + .card { margin-top: 2rem }
@media (min-width: 22rem) {
  .number { display: grid; grid-template-columns: minmax(0, 9fr) minmax(0, 13fr); gap: 0 .75rem; align-items: end }
}
@media (max-width: 26rem) {
  h1 { font-size: 1.5rem }
  .band, main, footer { padding-inline: 1rem }
  .card, .errors { padding: 1rem }
  legend { padding-top: 1rem }
}
@media (min-width: 34rem) {
  .card { padding: 1.5rem }
  .errors { padding: 1.5rem }
  legend { padding-top: 1.5rem }
  dl { grid-template-columns: minmax(9rem, auto) 1fr; column-gap: 1.25rem }
  dt { padding-top: .1rem }
}
@media (prefers-reduced-motion: no-preference) {
  .button, button { transition: filter .15s }
}
@media (forced-colors: active) {
  .card, .button, button { border-color: CanvasText }
}
@media print {
  body { background: #fff; color: #000; font-size: 11pt }
  .top, .card { border-color: #999; background: none }
  .languages, .skip, button, .button, footer ul { display: none }
}
`

/** A stylesheet without what only its readers need. */
export function condensed(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    .trim()
}
