import { InputError } from '../diagnostic.ts';
import { INTERRUPTED, Interrupted, type Io } from '../io/io.ts';
import { printFinding, printStatus, printWarning } from '../io/messages.ts';
import { openLines } from '../terminal/lines.ts';
import { oneSafeLine, safeLines, safeText } from '../text/safe.ts';
import { collectingWords } from '../words/collecting.ts';
import type { Confirm, OlderAnswers } from './accept.ts';
import type { CollectResult } from './collect.ts';
import type { ImportResult } from './import/import.ts';
import { roundStatus, type StatusRequest, statusText } from './status.ts';

/** Returns the way to decide about older answers: always yes, a question, or nobody to ask. */
export function confirmation(io: Io, isAlwaysYes: boolean): Confirm {
  if (isAlwaysYes) return async () => true;
  if (!io.stdin.isTerminal || !io.stderr.isTerminal) return null;
  return (older) => ask(io, older);
}

/** @throws Interrupted at the end of the input */
async function ask(io: Io, older: OlderAnswers): Promise<boolean> {
  const lines = openLines(io.dialogue());
  try {
    for (;;) {
      io.stderr.write(`${safeText(collectingWords.replace(older))} `);
      const line = await lines.next();
      if (line === null) throw new Interrupted(INTERRUPTED);
      const typed = line.trim().toLowerCase();
      if (typed === 'y' || typed === 'yes') return true;
      if (typed === 'n' || typed === 'no') return false;
      io.stderr.write(`${collectingWords.yesOrNo}\n`);
    }
  } finally {
    lines.close();
  }
}

/**
 * Prints what became of each answers file to stderr, then the status of the round.
 * @throws InputError with everything that was refused
 */
export async function printCollected(
  io: Io,
  { collected, refusals, warnings }: CollectResult,
  status: StatusRequest,
): Promise<void> {
  for (const own of collected) printStatus(io, oneSafeLine(collectingWords.collected(own)));
  for (const warning of warnings) printWarning(io, warning);
  io.stdout.write(`${statusText(await roundStatus(io, status), io.stdout.columns)}\n`);
  if (refusals.length > 0) throw new InputError(refusals);
}

/** Places that are named before the map is. */
const MOST_PLACES = 10;

/**
 * Prints what an import wrote, or in a dry run would write, and then the status of the round.
 * @throws InputError if something has to be decided first
 */
export async function printImported(
  io: Io,
  { collected, would, warnings, missing, open }: ImportResult,
  { isDryRun, ...status }: StatusRequest & { readonly isDryRun: boolean },
): Promise<void> {
  if (missing.length > 0) {
    const words = collectingWords.missingColumns({ ids: missing });
    printFinding(io, { ...words, severity: 'warning' });
  }
  if (isDryRun) {
    for (const own of would) io.stdout.write(`${oneSafeLine(collectingWords.wouldImport(own))}\n`);
    if (open) io.stdout.write(`${open.path}:\n${safeLines(open.text)}`);
  } else if (!open) await printCollected(io, { collected, warnings, refusals: [] }, status);
  if (!open) return;
  const { columns, words, path, places } = open;
  if (!isDryRun) printStatus(io, collectingWords.map.saved({ path }));
  const { message, hint } = collectingWords.map.open({ columns, words, path });
  throw new InputError(places.slice(0, MOST_PLACES), `${message}; ${hint}`);
}
