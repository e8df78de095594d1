import { silentGroups } from '../analysis/respondents.ts';
import { groupsOf } from '../checklist/lookup.ts';
import type { RevealOptions } from '../cli/commands/rounds.ts';
import { exitCode } from '../cli/exit.ts';
import { startInterview } from '../conversation/script.ts';
import { progress } from '../conversation/solo/view.ts';
import type { Io } from '../io/io.ts';
import { auditAndDeliver } from '../output/report.ts';
import { safeText } from '../text/safe.ts';
import { type LoadedAudit, loadAudit } from './load.ts';

/** The `--wait-for` that means somebody of every group, and everybody who has begun. */
const ALL = 'all';

/**
 * Says who is complete and who is not, then shows where the answers differ, unless somebody is
 * missing who should be waited for. Returns the exit code.
 * @throws UserError and InputError
 */
export async function revealRound(io: Io, round: string, options: RevealOptions): Promise<number> {
  const { audit } = await loadAudit(io, { ...options, answers: [round] });
  for (const line of statusLines(audit, options)) io.stderr.write(`${safeText(line)}\n`);
  const missing = missingFrom(audit, options.waitFor ?? []);
  if (missing.length > 0) {
    io.stderr.write(`align: nothing is shown yet; waiting for ${safeText(missing.join(', '))}\n`);
    return exitCode.notMet;
  }
  await auditAndDeliver(io, [round], { ...options, edition: 'differences' });
  return exitCode.done;
}

type Audit = LoadedAudit['audit'];

function statusLines(
  { checklist: { definition }, submissions, mode }: Audit,
  { anonymous }: RevealOptions,
): readonly string[] {
  const lines = submissions.map(({ file, answers, group }) => {
    const said = { answers: Object.fromEntries(answers), remarks: {} };
    const script = { checklist: definition, mode };
    const { answered, of } = progress(script, startInterview(script, said));
    const state = isComplete(file) ? 'complete' : 'not complete';
    const title = groupsOf(definition)[group]?.title ?? group;
    const name = file.respondent.name ?? file.respondent.id;
    const who = anonymous ? title : `${name} (${title})`;
    return `${state}: ${who}, ${answered} of ${of} answered`;
  });
  return [...lines, ...silentGroups(definition, submissions).map((title) => `missing: ${title}`)];
}

function missingFrom(audit: Audit, waitFor: readonly string[]): readonly string[] {
  const { checklist, submissions } = audit;
  const open = submissions.filter(({ file }) => !isComplete(file)).map(({ id }) => id);
  const there = new Set(submissions.map(({ id }) => id));
  const named = waitFor.filter((id) => id !== ALL && (!there.has(id) || open.includes(id)));
  if (!waitFor.includes(ALL)) return named;
  return [...new Set([...open, ...named, ...silentGroups(checklist.definition, submissions)])];
}

function isComplete({ status }: Audit['submissions'][number]['file']): boolean {
  return status !== 'in-progress';
}
