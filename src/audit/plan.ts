import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { loadPlan, parsePlan } from '../loading/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { type Commitment, updatePlan, type WrittenPlan, withCommitment } from '../plan/update.ts';
import { scoreAudit } from '../scoring/scorecard.ts';
import { refuseSpecialFile } from '../storage/output-file.ts';
import { statOf } from '../storage/read.ts';
import { saveFile } from '../storage/save.ts';
import { statusWords } from '../words/status.ts';
import { parseTarget } from './audit.ts';
import { readAudit } from './load.ts';

/** Round to plan for, and the goal of the plan. */
export interface PlanRequest {
  /** Folder with the answers. */
  readonly round: string;
  /** Path of the plan; by default, plan.yaml in the folder. */
  readonly plan?: string | undefined;
  /** Goal as typed: a score on the scale that the checklist displays, or a band. */
  readonly target?: string | undefined;
  readonly express?: boolean | undefined;
  /** Id or path of the checklist, where the answers name none that can be found. */
  readonly checklist?: string | undefined;
}

/** Plan file after the command, and the report that it is based on. */
export interface PlanResult {
  readonly path: string;
  /** Changes to the file; `null` if it was up to date. */
  readonly changes: { readonly added: number; readonly done: number } | null;
  readonly report: GapReport;
  /** Warnings about files, which are named as they were given. */
  readonly warnings: readonly Warning[];
}

/**
 * Writes the least-effort path of a round as an action plan, or updates the plan that exists
 * without touching what people wrote in it.
 * @throws UserError and InputError for files that cannot be read or written
 */
export async function writePlan(io: Io, request: PlanRequest): Promise<PlanResult> {
  const { round, checklist, express, target } = request;
  if (!statOf(io, round).isDirectory()) {
    throw new UserError(statusWords.roundIsFile({ path: round }));
  }
  const { audit, warnings } = await readAudit(io, { answers: [round], checklist, express });
  const { definition } = audit.checklist;
  const aim = target === undefined ? null : parseTarget(target, definition);
  const report = assess({ ...audit, aim });
  const path = request.plan ?? join(round, 'plan.yaml');
  const file = resolve(io.folder, path);
  refuseSpecialFile(file, path);
  const planned = { checklist: definition, subject: audit.subject };
  const { owners } = audit;
  const written = existsSync(file) ? await loadPlan(io, path, planned) : null;
  const text = updatePlan(written, {
    ...planned,
    owners,
    scorecard: scoreAudit(definition, audit.submissions, audit.mode),
    steps: report.actionPath.steps,
  });
  if (text === written?.text) return { path, report, warnings, changes: null };
  // Parsed before it is written, so that no plan is left that would be refused.
  const after = (await parsePlan(path, new TextEncoder().encode(text), planned)).plan;
  try {
    saveFile(file, text);
  } catch (error) {
    throw fileError('write', path, error);
  }
  return { path, report, warnings, changes: changesOf(written, after) };
}

export type { Commitment };

/**
 * Writes the owner and the date of one action into the plan on the disk; all else stays.
 * @throws UserError if it cannot be written
 */
export function commitTo(
  { folder }: Pick<Io, 'folder'>,
  path: string,
  id: string,
  commitment: Commitment,
): void {
  const file = resolve(folder, path);
  try {
    saveFile(file, withCommitment(readFileSync(file, 'utf8'), id, commitment));
  } catch (error) {
    throw fileError('write', path, error);
  }
}

function changesOf(written: WrittenPlan | null, after: Plan) {
  const before = written?.plan.actions ?? [];
  const wasOpen = (id: string) => before.some((own) => own.id === id && own.status === 'open');
  return {
    added: after.actions.length - before.length,
    done: after.actions.filter(({ id, status }) => status === 'done' && wasOpen(id)).length,
  };
}
