import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assess } from '../analysis/gap-report.ts';
import { UserError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { updatePlan, type WrittenPlan } from '../plan/update.ts';
import { pathInBrief } from '../report/path-in-words.ts';
import { quoted, safeText } from '../safe-text.ts';
import { scoreAudit } from '../scoring/scorecard.ts';
import { aimAt } from './aim-at.ts';
import type { PlanOptions } from './commands/plan.ts';
import { fileError } from './file-error.ts';
import type { Io } from './io.ts';
import { loadAudit } from './load-audit.ts';
import { loadPlan } from './load-plan.ts';
import { statOf } from './read-file.ts';
import { saveFile } from './save.ts';

/**
 * Writes the cheapest path of a round as an action plan beside the answers, or brings the plan that
 * is there up to date without touching what people wrote in it.
 * @throws UserError and InputError for what cannot be read or written
 */
export async function writePlan(io: Io, round: string, options: PlanOptions): Promise<void> {
  if (!statOf(io, round).isDirectory()) {
    throw new UserError(`${quoted(round)} is a file`, 'give the folder that holds the answers');
  }
  const { audit } = await loadAudit(io, { ...options, answers: [round] });
  const { definition } = audit.checklist;
  const aim = options.target === undefined ? null : aimAt(options.target, definition);
  const report = assess({ ...audit, aim });
  const path = options.plan ?? join(round, 'plan.yaml');
  const written = existsSync(resolve(io.folder, path))
    ? await loadPlan(io, path, definition)
    : null;
  const text = updatePlan(written, {
    checklist: definition,
    subject: audit.subject,
    scorecard: scoreAudit(definition, audit.submissions, audit.mode),
    steps: report.path.steps,
  });
  for (const warning of report.warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  if (text === written?.text) {
    io.stderr.write(`${safeText(path)} is up to date\n`);
    return;
  }
  try {
    saveFile(resolve(io.folder, path), text);
  } catch (error) {
    throw fileError('write', path, error);
  }
  const after = (await loadPlan(io, path, definition)).plan;
  io.stderr.write(`plan written to ${safeText(path)}: ${changes(written, after)}\n`);
  io.stderr.write(`${safeText(pathInBrief(report))}\n`);
}

function changes(written: WrittenPlan | null, after: Plan): string {
  const before = written?.plan.actions ?? [];
  const isDone = (id: string) => before.some((own) => own.id === id && own.status === 'open');
  const added = after.actions.length - before.length;
  const done = after.actions.filter(({ id, status }) => status === 'done' && isDone(id)).length;
  return `${added} added, ${done} marked as done`;
}
