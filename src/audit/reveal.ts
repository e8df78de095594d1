import { silentGroups } from '../analysis/respondents.ts';
import type { Respondent } from '../answers/answers.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { alone } from '../conversation/script.ts';
import { progress } from '../conversation/view.ts';
import type { Io } from '../io/io.ts';
import { type LoadedAudit, readAudit } from './load.ts';
import type { AnswersRequest } from './request.ts';

/** Value of `--wait-for` for everyone who has started or is expected, and a person per group. */
const ALL = 'all';

/** Progress of a sealed round. */
export interface RoundProgress {
  readonly respondents: readonly RespondentProgress[];
  /** Titles of groups without any answers. */
  readonly silentGroups: readonly string[];
  /** Names of respondents and titles of groups that are still waited for. */
  readonly awaited: readonly string[];
}

export interface RespondentProgress {
  readonly name: string;
  /** Title of their group. */
  readonly group: string;
  readonly hasBegun: boolean;
  readonly isFinished: boolean;
  /** Number of criteria with an answer, of those that are asked. */
  readonly answered: number;
  readonly of: number;
}

/**
 * Finds who has finished a round, and who is missing of those in `waitFor`: ids, names, or "all".
 * @throws UserError and InputError for files that cannot be read or have errors
 */
export async function roundProgress(
  io: Io,
  request: AnswersRequest,
  waitFor: readonly string[],
): Promise<RoundProgress> {
  const { audit } = await readAudit(io, request);
  return {
    respondents: [
      ...audit.submissions.map((submission) => respondentProgress(audit, submission)),
      ...missingIn(audit).map((own) => absentProgress(audit, own)),
    ],
    silentGroups: silentIn(audit),
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
    hasBegun: true,
    isFinished: isFinished(file),
  };
}

/** People whom the round expects and who have not begun. */
function missingIn({ register, submissions }: Audit): readonly Respondent[] {
  const known = new Set(submissions.map(({ id }) => id));
  return (register?.expected ?? []).filter(({ id }) => !known.has(id));
}

function absentProgress(
  { checklist: { definition }, mode }: Audit,
  { id, name = id, group = '' }: Respondent,
): RespondentProgress {
  const counted = progress({ checklist: definition, mode }, alone({ id, name, group }));
  const title = groupsOf(definition)[group]?.title ?? group;
  return { ...counted, name, group: title, hasBegun: false, isFinished: false };
}

/** Titles of groups without answers and without anybody who is expected. */
function silentIn(audit: Audit): readonly string[] {
  const expected = missingIn(audit).flatMap(({ group }) =>
    group === undefined ? [] : [{ group }],
  );
  return silentGroups(audit.checklist.definition, [...audit.submissions, ...expected]);
}

function awaitedIn(audit: Audit, waitFor: readonly string[]): readonly string[] {
  const isAll = waitFor.includes(ALL);
  const begun = audit.submissions.map(({ file }) => file.respondent);
  const done = audit.submissions.filter(({ file }) => isFinished(file)).map(({ id }) => id);
  const people = [...begun, ...missingIn(audit)];
  const open = people.filter(
    (own) => !done.includes(own.id) && (isAll || waitFor.some((wanted) => isCalled(own, wanted))),
  );
  const strangers = waitFor.filter(
    (wanted) => wanted !== ALL && !people.some((own) => isCalled(own, wanted)),
  );
  const names = open.map(({ id, name = id }) => name);
  return [...names, ...strangers, ...(isAll ? silentIn(audit) : [])];
}

/** True if this is the id or the name of a respondent. */
function isCalled({ id, name = id }: Respondent, wanted: string): boolean {
  return id === wanted || name.toLowerCase() === wanted.trim().toLowerCase();
}

function isFinished({ status }: Submission['file']): boolean {
  return status !== 'in-progress';
}
