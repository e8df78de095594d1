import { UserError } from '../diagnostic.ts';
import { helpWords } from '../words/help.ts';

/** Former commands and options, with what replaced them; `command` limits an option to one command. */
const RENAMED = [{ command: 'audit', former: '--room', present: '"align workshop"' }] as const;

/**
 * Refuses a command or an option that has another name now.
 * @throws UserError with the present name
 */
export function refuseRenamed([command, ...options]: readonly string[]): void {
  const found = RENAMED.find((own) =>
    own.former.startsWith('-')
      ? own.command === command && options.includes(own.former)
      : own.former === command,
  );
  if (found === undefined) return;
  const { former, present } = found;
  throw new UserError(helpWords.errors.renamed({ former, present }));
}
