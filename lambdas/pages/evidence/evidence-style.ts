/** The evidence page’s styles for print, phones and dark mode. */
export const EVIDENCE_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1b19; --soft: #5d5a54; --line: #d8d4cb; --wash: #f6f4ef; --good: #17603a; --bad: #9a1f1f; --wait: #7a5200; }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #ece9e2; --soft: #aaa59b; --line: #3a3833; --wash: #211f1c; --good: #7fd0a3; --bad: #f2a0a0; --wait: #e6bf74; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif; overflow-wrap: anywhere; }
h1, h2, th, dt, .label, .badge, .hash, .aside, .number, .when, .how, .who, .allowed, .became, footer, .kind { font-family: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
h1 { margin: .25rem 0 1.25rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 2.75rem 0 .9rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); font-size: 1.1rem; break-after: avoid; }
p { margin: 0 0 .6rem; }
a { color: inherit; }
.kind { margin: 0; color: var(--soft); font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
dl { margin: 0; }
dt { font-size: .85rem; font-weight: 600; }
dd { margin: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .9rem 2rem; margin-bottom: 1.25rem; padding: 1rem 0; border-block: 1px solid var(--line); }
.facts dt { color: var(--soft); font-weight: 500; }
.facts dd { font-size: 1.1rem; }
.summary > div { margin-bottom: 1rem; break-inside: avoid; }
.summary dt { font-size: 1rem; }
.badge { margin-left: .35rem; padding: .1rem .5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .75rem; font-weight: 600; white-space: nowrap; }
.badge.in { color: var(--good); } .badge.out { color: var(--bad); } .badge.waiting { color: var(--wait); }
.remarks { padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; }
th { padding: .4rem .6rem .4rem 0; border-bottom: 2px solid var(--ink); color: var(--soft); font-size: .78rem; text-align: left; vertical-align: bottom; }
td { padding: .85rem .9rem .85rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:last-child { padding-right: 0; }
.number { width: 2.6rem; color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; }
.when { width: 9rem; font-size: .85rem; font-variant-numeric: tabular-nums; }
.how { width: 10.5rem; font-size: .85rem; }
.way, .who { display: block; }
.who { color: var(--soft); }
.allowed, .became { width: 12.5rem; font-size: .85rem; }
.aside { display: block; color: var(--soft); font-size: .78rem; }
.event { font-weight: 600; }
.label { margin: .55rem 0 .2rem; color: var(--soft); font-size: .8rem; }
blockquote { margin: 0 0 .4rem; padding: .5rem .8rem; border-left: 3px solid var(--line); background: var(--wash); white-space: pre-wrap; }
blockquote::before { content: '\\201c'; } blockquote::after { content: '\\201d'; }
.particulars { display: grid; grid-template-columns: minmax(0, 1fr); gap: .1rem; margin-top: .5rem; font-size: .88rem; }
.particulars > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .75rem; }
.particulars dt { color: var(--soft); font-weight: 500; }
.erased { margin-top: .5rem; color: var(--soft); font-style: italic; }
.hash { color: var(--soft); font-size: .75rem; line-height: 1.4; overflow-wrap: anywhere; }
.generation th { padding-top: 1.4rem; border-bottom-width: 1px; color: var(--ink); font-size: .85rem; }
.verdict { padding: .8rem 1rem; border: 1px solid currentcolor; border-radius: .4rem; break-inside: avoid; }
.verdict.holds { color: var(--good); } .verdict.broken { color: var(--bad); }
ol { padding-left: 1.4rem; } li { margin-bottom: .45rem; }
code { font-size: .88em; }
.glossary > div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: .25rem 1.5rem; padding: .45rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .8rem; }
@media screen and (max-width: 46rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  .timeline, .timeline tbody, .timeline tr, .timeline td, .generation th { display: block; width: auto; }
  .timeline thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .timeline tr { padding: 1rem 0; border-bottom: 1px solid var(--line); }
  .timeline td { padding: 0; border: 0; }
  .timeline .number, .timeline .when { display: inline; }
  .timeline .number::before { content: 'No. '; } .timeline .number::after { content: ' \\b7  '; }
  .when br { display: none; }
  .timeline .what { margin-top: .4rem; }
  .way::before { content: 'How: '; color: var(--soft); } .who::before { content: 'By: '; color: var(--soft); }
  .local { display: inline; } .local::before { content: ' (' ; } .local::after { content: ')'; }
  .allowed, .became { margin-top: .4rem; } .messages .when { display: block; }
  .allowed::before { content: 'What allowed it: '; color: var(--soft); } .became::before { content: 'Result: '; color: var(--soft); }
  .particulars > div, .glossary > div { grid-template-columns: minmax(0, 1fr); gap: 0; margin-bottom: .3rem; }
}
@page { size: letter; margin: 13mm 14mm 16mm; @bottom-left { content: 'Record of consent to text messages'; font: 8pt system-ui, sans-serif; color: #5d5a54; } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt system-ui, sans-serif; color: #5d5a54; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #4a4843; --line: #bdb9b0; --wash: #f6f4ef; --good: #17603a; --bad: #9a1f1f; --wait: #7a5200; }
  html { font-size: 8.5pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  h1 { margin-bottom: .6rem; }
  h2 { margin: 1.1rem 0 .5rem; padding-bottom: .2rem; }
  p { margin-bottom: .35rem; }
  td { padding-block: .45rem; }
  .facts { margin-bottom: .6rem; padding: .5rem 0; }
  .facts dd { font-size: 1rem; }
  .summary > div { margin-bottom: .4rem; }
  .label { margin: .25rem 0 .1rem; }
  blockquote { margin-bottom: .2rem; padding: .25rem .6rem; }
  .particulars { margin-top: .2rem; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 1rem; }
  .particulars > div { grid-template-columns: 6.5rem minmax(0, 1fr); }
  .verdict { padding: .5rem .8rem; }
  .glossary { columns: 2; column-gap: 2rem; }
  .glossary > div { display: block; padding: .12rem 0; border: 0; }
  .glossary dt, .glossary dd { display: inline; font-size: .9em; } .glossary dt::after { content: ': '; }
  footer { margin-top: .8rem; }
  .next { display: none; }
  thead { display: table-header-group; }
  tr, blockquote, .reply { break-inside: avoid; }
  .generation { break-after: avoid; }
  a { text-decoration: none; }
}`
