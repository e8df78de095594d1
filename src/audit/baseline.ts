import { assess, type GapReport } from '../analysis/gap-report.ts';
import { userErrorOf } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { hasField } from '../loading/round.ts';
import { formerNames } from '../report/schema/fields.ts';
import { reportSchema } from '../report/schema/report.ts';
import { parse } from '../source/parse.ts';
import type { Source } from '../source/source.ts';
import { readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { statusWords } from '../words/status.ts';
import { readAudit } from './load.ts';

/** Round to compare with or to compare. */
export interface LoadedRound {
  readonly report: GapReport;
  /** Warnings about the files of a folder; empty for a JSON report. */
  readonly warnings: readonly string[];
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Reads a round: its JSON report, or the folder of its answers. `checklist` is the one of the
 * answers, where these name none that can be found.
 * @throws UserError if it is neither; InputError if it has errors
 */
export async function loadRound(
  io: Io,
  path: string,
  checklist: string | undefined,
): Promise<LoadedRound> {
  if (path !== STDIN_PATH && statOf(io, path).isDirectory()) {
    const { audit, inputs, ...loaded } = await readAudit(io, { answers: [path], checklist });
    const warnings = loaded.warnings.map((warning) => statusWords.inRound({ path, warning }));
    return { report: assess(audit), warnings, inputs };
  }
  const report = parseReport(await readFile(io, path));
  if (report.anonymity) {
    throw userErrorOf(statusWords.anonymousRound({ path }));
  }
  return { report, warnings: [], inputs: [path] };
}

/**
 * Parses a report in its JSON format.
 * @throws UserError if it is something else; InputError if it is damaged
 */
function parseReport(source: Source): GapReport {
  if (looksLikeReport(source.value)) return parse(source, reportSchema(), formerNames);
  throw userErrorOf(statusWords.notJsonReport({ path: source.file }));
}

/** True if the value has the main fields of a report, by present or former names. */
function looksLikeReport(value: unknown): boolean {
  const hasResult = hasField(value, 'result') || hasField(value, 'standing');
  return hasResult && hasField(value, 'generator') && hasField(value, 'findings');
}
