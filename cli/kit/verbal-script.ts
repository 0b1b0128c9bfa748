import { labelOf, type Piece, quoted, textFor } from './piece.ts'

/** A script to read out, and how to record the answer (CTA-5). */
export function verbalScript(piece: Piece): string {
  const { tenant, program } = piece
  const { id, text } = textFor(piece, 'verbal')
  const { terms, privacy } = tenant.links
  return `# Script for ${labelOf(piece)}

Text id: \`${id}\`

## Read this out, word for word

${quoted(text)}

Addresses as written: ${terms} and ${privacy}

## Then

1. Wait for a clear yes. Silence, "maybe" and "later" are a no: record nothing.
2. Repeat the number back, digit by digit.
3. Record it at once, with the name of the person and your own:

\`\`\`sh
npx assent record NUMBER --tenant ${tenant.id} --by YOU --program ${program.id} --status opted_in --level express \\
  --medium verbal --at TIME --text ${id} --identity "NAME" --collected-by "YOU"
\`\`\`

By phone, use \`--medium phone_call\`. Spoken consent is at most \`express\`.${
    program.messageClass === 'promotional'
      ? ` Marketing needs written consent, so it is not enough for
messages of this program: send the person to ${tenant.links.signUp} as well.`
      : ''
  }
`
}
