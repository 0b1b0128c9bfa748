import { randomUUID } from 'node:crypto'
import { Command } from '@commander-js/extra-typings'
import type { SendAnswer } from '../../../lambdas/contract/send-answer.ts'
import { labeled, show } from '../../answer.ts'
import { functionsOf } from '../../aws/functions.ts'
import { NUMBER_HELP, phoneNumber } from '../../options/number.ts'
import {
  classOption,
  examples,
  jsonOption,
  requiredProgramOption,
  stackOption,
} from '../../options/options.ts'
import { TIME_HELP, time, when } from '../../options/time.ts'
import { EXIT, type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent send`: sends one text through the sending gate, if it is allowed now (GATE-1). */
export function send(session: Session) {
  return new Command('send')
    .summary('send one text, if the gate allows it now')
    .description(
      'Send one text through the sending gate, which judges consent, hours and frequency and appends what must be said. Exit code 1: it was not sent.',
    )
    .argument('<number>', NUMBER_HELP, phoneNumber)
    .addOption(requiredProgramOption)
    .requiredOption('--body <text>', 'the text')
    .addOption(classOption)
    .option('--from <number>', "the number to send from, if not the program's")
    .option(
      '--key <text>',
      'repeating a command with its key sends nothing again for 24 hours (default: a new one)',
    )
    .option('--request-id <id>', 'for a one-time code: the request that the person just made')
    .option('--requested-at <time>', `when they made it, ${TIME_HELP}`, time)
    .addOption(stackOption)
    .addOption(jsonOption)
    .addHelpText(
      'after',
      examples('npx assent send +12065550142 --program acme-alerts --body "Your order has shipped."'),
    )
    .action(async (to, options) => {
      const { program, body, class: messageClass, from, key = randomUUID(), stack, json } = options
      const request = {
        ...{ program, to, body, idempotencyKey: key },
        ...(messageClass && { messageClass }),
        ...(from && { from }),
        ...requestFrom(options),
      }
      const answer = await functionsOf(stack).sender<SendAnswer>(request)
      show(session, json, answer, (given) => answerLines(given, key))
      session.exitCode = 'messageId' in answer ? EXIT.done : EXIT.failed
    })
}

function requestFrom({ requestId, requestedAt }: { requestId?: string; requestedAt?: string }) {
  if ((requestId === undefined) !== (requestedAt === undefined))
    throw new UsageError('--request-id and --requested-at go together.')
  return requestId === undefined ? {} : { requestedByRecipient: { requestId, at: requestedAt } }
}

function answerLines(answer: SendAnswer, key: string): string[] {
  const { decision, reason } = answer
  if ('messageId' in answer) return [labeled('sent', `${reason}  message ${answer.messageId}`)]
  if ('outcome' in answer)
    return [labeled('unknown', `it may have been sent; to ask again, add --key ${key}`)]
  return [
    labeled('not sent', decision === 'defer' ? `${reason}, not before ${when(answer.notBefore)}` : reason),
  ]
}
