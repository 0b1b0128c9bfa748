import { Command } from '@commander-js/extra-typings'
import { examples, jsonOption } from '../../options/options.ts'
import { counted } from '../../terminal/counts.ts'
import { EXIT, type Session } from '../../terminal/terminal.ts'

/** `assent verify-evidence`: checks evidence offline, without AWS and without the table (REC-5). */
export function verifyEvidence(session: Session) {
  return new Command('verify-evidence')
    .summary('check evidence offline, with the public key')
    .description(
      'Check evidence that you were given: its signature, every event, what follows what, and every text. It needs no network.',
    )
    .argument('<packet>', 'the data file (.json)')
    .requiredOption('--key <file>', 'the public key, or several in one file (PEM)')
    .option('--page <files...>', 'the pages of the same evidence (.html), in order')
    .addOption(jsonOption)
    .addHelpText(
      'after',
      examples('npx assent verify-evidence case-17.json --key public.pem --page case-17.html'),
    )
    .action(async (packet, { key, page, json }) => {
      const { checkEvidence } = await import('../../evidence/check-evidence.ts')
      const { problems, events, messages, parts } = checkEvidence(packet, key, page ?? [])
      const holds = problems.length === 0
      if (json) session.out(JSON.stringify({ holds, events, messages, parts, problems }))
      else {
        for (const problem of problems) session.out(problem)
        const what = `${counted(events, 'event')}, ${counted(messages, 'message')}, ${counted(parts, 'part')}`
        session.out(`${what}: ${holds ? 'verified' : 'not verified'}`)
      }
      session.exitCode = holds ? EXIT.done : EXIT.failed
    })
}
