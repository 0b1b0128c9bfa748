import { html } from '../../site/html.ts'
import type { Rendered } from '../../site/layout.ts'
import { plainLayout } from '../layout.ts'

/** What a page without a tenant has to say. */
const MESSAGES = {
  signed_out: ['You’re signed out', 'Close this window if you share the computer.'],
  session_over: [
    'Sign in again',
    'Your session ended before the form was sent. What you typed is kept for an hour: sign in, check it, and send it again.',
  ],
  sign_in_failed: ['You’re not signed in', 'The sign-in was canceled or took too long. Try again.'],
  not_found: ['Page not found', 'It doesn’t exist, or your account doesn’t include this brand.'],
  not_allowed: [
    'Your role doesn’t include this',
    'Nothing was changed. Ask an administrator of your sign-in provider for another role if you need it.',
  ],
  foreign_form: [
    'This form can’t be used',
    'It was opened more than a day ago, or by someone else. Nothing was changed: open it again.',
  ],
  bad_origin: ['This form was submitted from another site', 'Nothing was changed.'],
  too_large: [
    'That’s too long',
    'A form takes up to one megabyte. Import larger files with the command line.',
  ],
  internal: ['Something went wrong', 'It’s not your fault. Try again in a minute.'],
} as const

/** A message by its kind. */
export type MessageKind = keyof typeof MESSAGES

/** One message and the way on: to sign in, or to the start. */
export function messagePage({
  base,
  kind,
  back,
}: {
  base: string
  kind: MessageKind
  /** The page that signing in leads to. */
  back?: string | undefined
}): Rendered {
  const [title, text] = MESSAGES[kind]
  const signsIn = kind === 'signed_out' || kind === 'session_over' || kind === 'sign_in_failed'
  const target = back === undefined ? '' : `?back=${encodeURIComponent(back)}`
  return plainLayout({
    base,
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${text}</p>
<p>${
      signsIn
        ? html`<a class="button" href="${base}/console/sign-in${target}">Sign in</a>`
        : html`<a class="button quiet" href="${base}/console">Go to the start</a>`
    }</p>`,
  })
}
