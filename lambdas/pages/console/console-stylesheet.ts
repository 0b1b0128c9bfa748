import { condensed, stylesheet } from '../site/stylesheet.ts'

const PLAIN = '#1d4f91'

/** The site's design with what a console has more: a menu, wider pages, tables, badges and rows of buttons. */
export function consoleStylesheet(accent: string | undefined): string {
  return `${stylesheet({ accent: accent ?? PLAIN })}${ADDED}`
}

const ADDED = condensed(`
.band, main { max-width: 62rem }
.top .menu { min-height: 0; padding-block: 0 }
.menu ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none }
.menu a { display: inline-flex; align-items: center; min-height: 2.75rem; text-decoration: none; border-bottom: 3px solid transparent }
.menu a:hover { text-decoration: underline }
.menu [aria-current] { border-bottom-color: var(--accent); font-weight: 650 }
.account { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; margin: 0; font-size: .9375rem }
.small-button { min-height: 2.75rem; padding: .25rem .9rem }
.links { list-style: none; padding: 0; display: grid; gap: .75rem }
.programs { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); margin: 0 0 1.5rem }
.programs .card { margin: 0 }
.programs dl { grid-template-columns: none }
.badges { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .75rem }
.badge { margin: 0; color: var(--ink); font-weight: 600 }
.badge.yes { border-color: var(--good); color: var(--good) }
.badge.no { border-color: var(--alert); color: var(--alert) }
.now { margin: .75rem 0 0; padding: .75rem 0 0; border-top: 1px solid var(--line) }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1.5rem }
.actions .button, .actions button { padding: .4rem 1rem }
.notice { background: var(--card); border: 2px solid var(--good); border-radius: .875rem; padding: 1rem 1.25rem; margin: 0 0 1.5rem }
.notice p:last-child { margin: 0 }
.warning { border-color: var(--alert) }
.timeline { list-style: none; padding: 0; margin: 0 }
.timeline li { padding: .75rem 0; border-top: 1px solid var(--line) }
.timeline p { margin: 0 }
time { font-variant-numeric: tabular-nums }
blockquote { margin: .5rem 0; padding: .5rem .9rem; border-left: 4px solid var(--line); white-space: pre-wrap }
.script { margin-bottom: 1.25rem; font-size: 1.125rem; border-left-color: var(--accent); background: var(--card) }
.scroll { overflow-x: auto; margin: 0 0 1rem }
.scroll:focus-visible { outline-offset: 0 }
table { border-collapse: collapse; width: 100%; font-size: .9375rem }
th, td { text-align: left; vertical-align: top; padding: .55rem .9rem .55rem 0; border-top: 1px solid var(--line); overflow-wrap: normal }
th { color: var(--soft); font-weight: 600; white-space: nowrap }
input[type=email], input[type=number], input[type=datetime-local], input[type=date], input[type=file], textarea { display: block; width: 100%; min-height: 3rem; padding: .5rem .8rem; border: 1px solid var(--edge); border-radius: .5rem; background: var(--card); color: inherit; font: inherit }
textarea { min-height: 8rem }
form.card .field { max-width: 34rem }
.inline { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end }
.inline .field { margin: 0; flex: 1 1 12rem }
.qr svg { display: block; width: 100%; max-width: 16rem; height: auto }
:root { --good: #1a6b3c }
@media (prefers-color-scheme: dark) { :root { --good: #7fd3a2 } }
@media print { .menu, .account, .actions { display: none } }
`)
