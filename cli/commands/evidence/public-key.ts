import { Command, Option } from '@commander-js/extra-typings'
import { examples, stackOption } from '../../options/options.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent public-key`: prints the public key that anybody can check evidence with (REC-5). */
export function publicKey(session: Session) {
  return new Command('public-key')
    .summary('print the public key that evidence is checked with')
    .description('Print the public half of the key that signs evidence, as PEM.')
    .addOption(new Option('--key <arn>', 'an older key, as evidence names it'))
    .addOption(stackOption)
    .addHelpText('after', examples('npx assent public-key > public.pem'))
    .action(async ({ key, stack }) => {
      const { readPublicKey } = await import('../../evidence/read-public-key.ts')
      session.out(await readPublicKey(stack, key))
    })
}
