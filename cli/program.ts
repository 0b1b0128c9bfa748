import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings'
import { adopt } from './commands/adopt.ts'
import { check } from './commands/check.ts'
import { complain } from './commands/complain.ts'
import { deny } from './commands/deny.ts'
import { erase } from './commands/erase.ts'
import { evidence } from './commands/evidence.ts'
import { exportCommand } from './commands/export.ts'
import { handover } from './commands/handover.ts'
import { importCommand } from './commands/import.ts'
import { invitations } from './commands/invitations.ts'
import { invite } from './commands/invite.ts'
import { kit } from './commands/kit.ts'
import { lookup } from './commands/lookup.ts'
import { own } from './commands/own.ts'
import { publicKey } from './commands/public-key.ts'
import { read } from './commands/read.ts'
import { reassigned } from './commands/reassigned.ts'
import { reconcile } from './commands/reconcile.ts'
import { record } from './commands/record.ts'
import { redrive } from './commands/redrive.ts'
import { register } from './commands/register.ts'
import { review } from './commands/review.ts'
import { reviews } from './commands/reviews.ts'
import { sample } from './commands/sample.ts'
import { send } from './commands/send.ts'
import { stop } from './commands/stop.ts'
import { stopLink } from './commands/stop-link.ts'
import { tenant } from './commands/tenant.ts'
import { texts } from './commands/texts.ts'
import { verify } from './commands/verify.ts'
import { verifyEvidence } from './commands/verify-evidence.ts'
import { zone } from './commands/zone.ts'
import type { Session } from './terminal.ts'

type Define = (session: Session) => CommandUnknownOpts

/** The commands in the order of the help, by group. To add one, define it in `cli/commands/` and list it here. */
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
