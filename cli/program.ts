import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings'
import { adopt } from './commands/aws/adopt.ts'
import { handover } from './commands/aws/handover.ts'
import { reconcile } from './commands/aws/reconcile.ts'
import { redrive } from './commands/aws/redrive.ts'
import { evidence } from './commands/evidence/evidence.ts'
import { publicKey } from './commands/evidence/public-key.ts'
import { sample } from './commands/evidence/sample.ts'
import { verify } from './commands/evidence/verify.ts'
import { verifyEvidence } from './commands/evidence/verify-evidence.ts'
import { exportCommand } from './commands/lists/export.ts'
import { importCommand } from './commands/lists/import.ts'
import { reassigned } from './commands/lists/reassigned.ts'
import { complain } from './commands/person/complain.ts'
import { erase } from './commands/person/erase.ts'
import { lookup } from './commands/person/lookup.ts'
import { record } from './commands/person/record.ts'
import { stop } from './commands/person/stop.ts'
import { stopLink } from './commands/person/stop-link.ts'
import { read } from './commands/reviews/read.ts'
import { review } from './commands/reviews/review.ts'
import { reviews } from './commands/reviews/reviews.ts'
import { check } from './commands/sending/check.ts'
import { deny } from './commands/sending/deny.ts'
import { own } from './commands/sending/own.ts'
import { send } from './commands/sending/send.ts'
import { zone } from './commands/sending/zone.ts'
import { invitations } from './commands/signup/invitations.ts'
import { invite } from './commands/signup/invite.ts'
import { kit } from './commands/signup/kit.ts'
import { register } from './commands/signup/register.ts'
import { tenant } from './commands/signup/tenant.ts'
import { texts } from './commands/signup/texts.ts'
import type { Session } from './terminal/terminal.ts'

type Define = (session: Session) => CommandUnknownOpts

/** The commands in the order of the help. To add one, define it in its group's folder in `cli/commands/` and list it here. */
const GROUPS: readonly { heading: string; commands: readonly Define[] }[] = [
  { heading: 'One person:', commands: [lookup, record, stop, complain, stopLink, erase] },
  { heading: 'Evidence:', commands: [evidence, verifyEvidence, publicKey, verify, sample] },
  { heading: 'Sending:', commands: [check, send, own, deny, zone] },
  { heading: 'Getting consent:', commands: [invite, invitations, texts, kit, register, tenant] },
  { heading: 'Reviews:', commands: [reviews, review, read] },
  { heading: 'Lists and files:', commands: [importCommand, exportCommand, reassigned] },
  { heading: 'AWS:', commands: [adopt, reconcile, handover, redrive] },
]

/** The whole command line; every error is thrown, none is printed. */
export function createProgram(session: Session): Command {
  const program = new Command('assent')
    .description('Look up, record and prove consent to text messages.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .commandsGroup('Help:')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ subcommandTerm: (command) => command.name(), optionDescription })
    .configureOutput({
      writeOut: (text) => session.out(text.trimEnd()),
      writeErr: (text) => session.error(text.trimEnd()),
      outputError: () => {},
    })
    .exitOverride()
    .addHelpText('after', '\nRun "assent <command> --help" for the options of a command.')
  for (const { heading, commands } of GROUPS)
    for (const define of commands)
      program.addCommand(define(session).copyInheritedSettings(program).helpGroup(heading))
  return program
}

function version(): string {
  const file = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

function optionDescription(option: Option): string {
  const { description, argChoices, defaultValue, envVar, mandatory } = option
  const choices = argChoices ? `, one of: ${argChoices.join(', ')}` : ''
  const notes = [
    mandatory && 'required',
    defaultValue !== undefined && `default: ${defaultValue}`,
    envVar && `or set ${envVar}`,
  ].filter(Boolean)
  return `${description}${choices}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`
}
