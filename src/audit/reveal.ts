import { silentGroups } from '../analysis/respondents.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { alone } from '../conversation/script.ts';
import { progress } from '../conversation/view.ts';
import type { Io } from '../io/io.ts';
import { type LoadedAudit, readAudit } from './load.ts';
import type { AnswersRequest } from './request.ts';

/** Value of `--wait-for` for everyone who has started, and at least one person per group. */
const ALL = 'all';

/** Progress of a sealed round. */
export interface RoundProgress {
  readonly respondents: readonly RespondentProgress[];
  /** Titles of groups without any answers. */
  readonly silentGroups: readonly string[];
  /** Ids of respondents and titles of groups that are still waited for. */
  readonly awaited: readonly string[];
}

export interface RespondentProgress {
  readonly name: string;
  /** Title of their group. */
  readonly group: string;
  readonly isFinished: boolean;
  /** Number of criteria with an answer, of those that are asked. */
  readonly answered: number;
  readonly of: number;
}

/**
 * Finds who has finished a round, and who is missing of those in `waitFor`: ids, or "all".
 * @throws UserError and InputError for files that cannot be read or have errors
 */
export async function roundProgress(
  io: Io,
  request: AnswersRequest,
  waitFor: readonly string[],
): Promise<RoundProgress> {
  const { audit } = await readAudit(io, request);
  const { checklist, submissions } = audit;
  return {
    respondents: submissions.map((submission) => respondentProgress(audit, submission)),
    silentGroups: silentGroups(checklist.definition, submissions),
    awaited: awaitedIn(audit, waitFor),
  };
}

type Audit = LoadedAudit['audit'];
type Submission = Audit['submissions'][number];

function respondentProgress(
  { checklist: { definition }, mode }: Audit,
  { file, answers, group }: Submission,
): RespondentProgress {
  const record = { answers: Object.fromEntries(answers), remarks: {} };
  const { id, name = id } = file.respondent;
  const counted = progress({ checklist: definition, mode }, alone({ id, name, group }, record));
  return {
    ...counted,
    name,
    group: groupsOf(definition)[group]?.title ?? group,
    isFinished: isFinished(file),
  };
}

function awaitedIn({ checklist, submissions }: Audit, waitFor: readonly string[]) {
  const open = submissions.filter(({ file }) => !isFinished(file)).map(({ id }) => id);
  const known = new Set(submissions.map(({ id }) => id));
  const named = waitFor.filter((id) => id !== ALL && (!known.has(id) || open.includes(id)));
  if (!waitFor.includes(ALL)) return named;
  return [...new Set([...open, ...named, ...silentGroups(checklist.definition, submissions)])];
}

function isFinished({ status }: Submission['file']): boolean {
  return status !== 'in-progress';
}
