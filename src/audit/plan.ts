import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assess } from '../analysis/gap-report.ts';
import type { PlanOptions } from '../cli/commands/rounds.ts';
import { UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { loadPlan, parsePlan } from '../loading/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { updatePlan, type WrittenPlan } from '../plan/update.ts';
import { pathInBrief } from '../report/sections/path.ts';
import { scoreAudit } from '../scoring/scorecard.ts';
import { refuseSpecialFile } from '../storage/output-file.ts';
import { statOf } from '../storage/read.ts';
import { saveFile } from '../storage/save.ts';
import { quoted, safeText } from '../text/safe.ts';
import { parseTarget } from './audit.ts';
import { loadAudit } from './load.ts';

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
  const aim = options.target === undefined ? null : parseTarget(options.target, definition);
  const report = assess({ ...audit, aim });
  const path = options.plan ?? join(round, 'plan.yaml');
  const file = resolve(io.folder, path);
  refuseSpecialFile(file, path);
  const planned = { checklist: definition, subject: audit.subject };
  const written = existsSync(file) ? await loadPlan(io, path, planned) : null;
  const text = updatePlan(written, {
    ...planned,
    scorecard: scoreAudit(definition, audit.submissions, audit.mode),
    steps: report.actionPath.steps,
  });
  for (const warning of report.warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  if (text === written?.text) {
    io.stderr.write(`${safeText(path)} is up to date\n`);
    return;
  }
  // Read again before it is written, so that no plan is left that would be refused.
  const after = (await parsePlan(path, new TextEncoder().encode(text), planned)).plan;
  try {
    saveFile(file, text);
  } catch (error) {
    throw fileError('write', path, error);
  }
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
