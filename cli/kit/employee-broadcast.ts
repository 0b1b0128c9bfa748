import { labelOf, type Piece, quoted, textFor } from './piece.ts'

/** A message to employees, and how to record what each one acknowledged (CTA-5, GATE-9). */
export function employeeBroadcast(piece: Piece): string {
  const { tenant, program } = piece
  const { id, text } = textFor(piece, 'employee_broadcast')
  return `# Message to employees about ${labelOf(piece)}

Text id: \`${id}\`

## Send this, word for word

${quoted(text)}

Say below it how to acknowledge: a button or a reply that is recorded for each person by name, with the number to text.

## Then

The message alone signs no employee up. Each employee agrees by their own acknowledgement; one for a whole team does not count.
Ask each employee once; a no has no consequence. Record the acknowledgements, a line each:

\`\`\`
to,program,status,level,medium,at,text,action,identity,reference
NUMBER,${program.id},opted_in,express,employee_broadcast,TIME,${id},acknowledged,NAME,WHERE IT IS KEPT
\`\`\`

\`\`\`sh
npx assent import acknowledgements.csv --tenant ${tenant.id} --by YOU
\`\`\`

Such consent is at most \`express\`.${
    program.messageClass === 'promotional'
      ? ' Marketing needs written consent, so it is not enough for messages of this program.'
      : ''
  }
`
}
