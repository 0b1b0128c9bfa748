import { type Command, Option, type OptionValues } from '@commander-js/extra-typings'
import type { EvidenceField } from '../../lambdas/domain/core/evidence.ts'

/** What a row can have to prove it, each an option of its own. */
export const evidenceOptions = [
  new Option('--text <id>', 'the published text that was shown, instead of its words and language'),
  new Option('--call-to-action <text>', 'the exact words shown or read out'),
  new Option('--language <tag>', 'their language, like en'),
  new Option('--action <text>', 'what the person did, like "signed"'),
  new Option('--identity <text>', 'who agreed: a name, a user name, a form or session id'),
  new Option('--collected-by <name>', 'who took it'),
  new Option('--ip <address>', "the person's IP address"),
  new Option('--user-agent <text>', "the person's browser"),
  new Option('--reference <text>', 'where the original is, like "form 4711"'),
  new Option('--inbound-message-id <id>', 'the text message by which they agreed'),
].map((option) => option.helpGroup('Evidence:'))

type GivenField = EvidenceField | 'text'
type EvidenceValues = { [Field in GivenField]?: string }

/** Adds the options for evidence to a command. */
export function withEvidence<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & EvidenceValues> {
  for (const option of evidenceOptions) command.addOption(option)
  return command as Command<Args, Opts & EvidenceValues>
}

/** The evidence given by options; each option is named after its field. */
export function evidenceFrom(values: EvidenceValues): Record<string, string> {
  const fields = evidenceOptions.map((option) => option.attributeName() as GivenField)
  const given = fields.flatMap((field) => (values[field] ? [[field, values[field]] as const] : []))
  return Object.fromEntries(given)
}
