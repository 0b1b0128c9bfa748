import { Argument, Command } from '@commander-js/extra-typings'
import { REDRIVEN_QUEUES, redriveQueue } from '../../aws/dead-letters.ts'
import { examples, stackOption } from '../../options/options.ts'
import { counted } from '../../terminal/counts.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent redrive`: moves messages that failed too often back to their queue, after the cause was fixed (OUT-5). */
export function redrive({ out }: Session) {
  return new Command('redrive')
    .summary('move messages from a dead-letter queue back to their queue')
    .description(
      'Move messages from a dead-letter queue back to their queue, after you have fixed the cause. Nothing is recorded or sent twice.',
    )
    .addArgument(new Argument('<queue>', 'the queue that they came from').choices(REDRIVEN_QUEUES))
    .addOption(stackOption)
    .addHelpText('after', examples('npx assent redrive inbound-sms'))
    .action(async (queue, { stack }) => {
      const messages = await redriveQueue(stack, queue)
      out(
        messages === 0
          ? `The dead-letter queue of ${stack}-${queue} is empty.`
          : `Moving ${counted(messages, 'message')} back to ${stack}-${queue}.`,
      )
    })
}
