import { assess, type GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { hasField } from '../loading/round.ts';
import { formerNames } from '../report/schema/former-names.ts';
import { reportSchema } from '../report/schema/report.ts';
import { parse } from '../source/parse.ts';
import type { Source } from '../source/source.ts';
import { readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { quoted, safeText } from '../text/safe.ts';
import { loadAudit } from './load.ts';

/** A round that was audited before, and the paths of all that it was read from. */
export interface LoadedRound {
  readonly report: GapReport;
  readonly inputs: readonly string[];
}

/**
 * An earlier round: a JSON report on it, or the folder of its answers; `checklist` is the one that
 * these belong to, where they name none that ships. Warnings about a folder are told on stderr; a
 * report has them told already.
 * @throws UserError where it is neither, InputError if it has errors
 */
export async function loadRound(
  io: Io,
  path: string,
  checklist: string | undefined,
): Promise<LoadedRound> {
  if (path !== STDIN_PATH && statOf(io, path).isDirectory()) {
    const { audit, inputs } = await loadAudit(io, { answers: [path], checklist });
    for (const warning of audit.warnings) {
      io.stderr.write(`warning: in ${safeText(path)}: ${safeText(warning)}\n`);
    }
    return { report: assess(audit), inputs };
  }
  const report = parseReport(await readFile(io, path));
  if (report.anonymity) {
    throw new UserError(
      `${quoted(path)} is anonymous, so there are no answers in it to compare with`,
      'give the folder of the round, or its whole report',
    );
  }
  return { report, inputs: [path] };
}

/**
 * A report from its JSON format.
 * @throws UserError where it is something else, InputError where it is damaged
 */
function parseReport(source: Source): GapReport {
  if (looksLikeReport(source.value)) return parse(source, reportSchema(), formerNames);
  throw new UserError(
    `${quoted(source.file)} is no JSON report of align`,
    'give what "align audit --format json" wrote, or the folder of a round',
  );
}

/** True if a value looks like a report, one with the former names of fields included. */
function looksLikeReport(value: unknown): boolean {
  const hasResult = hasField(value, 'result') || hasField(value, 'standing');
  return hasResult && hasField(value, 'generator') && hasField(value, 'findings');
}
