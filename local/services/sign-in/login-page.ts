import { html } from 'hono/html'
import { PASSWORD, USERS } from './users.ts'

/** The form with which a local user signs in; `refused` after a wrong password. */
export function loginPage({ action, email, refused }: { action: string; email: string; refused: boolean }) {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sign in to the local console</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>This page stands in for your sign-in provider. Users: ${USERS.map((user) => user.email).join(', ')}. The password of each is ${PASSWORD}.</p>
${refused ? html`<p role="alert"><b>The email address or the password is wrong.</b></p>` : ''}
<form method="post" action="${action}">
<p><label for="email">Email</label><input id="email" name="email" type="email" autocomplete="username" required value="${email}"></p>
<p><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button type="submit">Sign in</button></p>
</form>
</main>
</body>
</html>
`)
}

const STYLE =
  'body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0}main{max-width:26rem;margin:2rem auto;padding:0 1rem}label{display:block;font-weight:600}input,button{font:inherit;min-height:3rem;padding:.5rem .8rem;width:100%;box-sizing:border-box}'
