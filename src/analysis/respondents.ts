import type { Answers } from '../answers/answers.ts';
import type { Register } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/lookup.ts';
import type { Warning } from '../diagnostic.ts';
import type { Participant } from '../scoring/responses.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { analysisWords } from '../words/analysis.ts';
import { type Result, resultAlone } from './result.ts';

/** Answers file of one respondent, its digest, and the answers matched to the checklist. */
export interface Submission extends Participant {
  readonly file: Answers;
  /** SHA-256 of the file's value as canonical JSON (RFC 8785), in hex. */
  readonly digest: string;
}

export interface ReportedRespondent {
  readonly id: string;
  /** Name as printed: with the title, or a number, if someone else has the same name. */
  readonly name: string;
  /** Job title; null where none was given. */
  readonly role: string | null;
  readonly group: string;
  readonly digest: string;
  /** Result of the answers of this respondent alone. */
  readonly result: Result;
  readonly answers: Answers;
}

export interface ReportedGroup {
  readonly id: string;
  readonly title: string;
  readonly respondents: readonly string[];
  /** Result of the answers of this group alone. */
  readonly result: Result;
}

/** Returns the titles of groups without respondents, in the order of the checklist. */
export function silentGroups(
  checklist: Checklist,
  submissions: readonly Pick<Submission, 'group'>[],
): readonly string[] {
  return Object.entries(groupsOf(checklist))
    .filter(([id]) => !submissions.some(({ group }) => group === id))
    .map(([, { title }]) => title);
}

/** Returns a warning for each group without respondents. */
export function silenceWarnings(
  checklist: Checklist,
  submissions: readonly Pick<Submission, 'group'>[],
): readonly Warning[] {
  return silentGroups(checklist, submissions).map((group) =>
    analysisWords.noAnswersFrom({ group }),
  );
}

/** Person as files name them. */
interface Named {
  readonly id: string;
  readonly name?: string | undefined;
  readonly role?: string | null | undefined;
}

/**
 * Returns the printed names of people by id; no two are the same apart from case. It is the name, with the
 * title if others have the name too, and with a number in the order of ids if nothing else differs.
 */
export function printedNames(people: readonly Named[]): ReadonlyMap<string, string> {
  const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const names = inOrder.map(({ id, name }) => name ?? id);
  const isName = sharedIn(names);
  const titled = inOrder.map(({ role }, i) => {
    const name = names[i] ?? '';
    return role && isName(name) ? analysisWords.withTitle({ name, title: role }) : name;
  });
  const isShared = sharedIn(titled);
  const taken = new Set(titled.filter((name) => !isShared(name)).map(inOneCase));
  const printed = titled.map((name) => {
    if (!isShared(name)) return name;
    for (let number = 1; ; number++) {
      const own = analysisWords.withNumber({ name, number });
      if (taken.size < taken.add(inOneCase(own)).size) return own;
    }
  });
  return new Map(inOrder.map(({ id }, i) => [id, printed[i] ?? id]));
}

/** Returns whether several of these names are one name. */
function sharedIn(names: readonly string[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const name of names.map(inOneCase)) counts.set(name, 1 + (counts.get(name) ?? 0));
  return (name) => (counts.get(inOneCase(name)) ?? 0) > 1;
}

function inOneCase(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Returns the printed names of everyone who answered or is expected, by id. */
export function namesInRound(
  submissions: readonly Submission[],
  register: Register | null | undefined,
): ReadonlyMap<string, string> {
  const present = new Set(submissions.map(({ id }) => id));
  const missing = (register?.expected ?? []).filter(({ id }) => !present.has(id));
  return printedNames([...submissions.map(({ file }) => file.respondent), ...missing]);
}

/** Reports all respondents of an audit, in the given order: by id, as in its findings. */
export function reportRespondents(
  checklist: Checklist,
  submissions: readonly Submission[],
  { findings }: Scorecard,
  names: ReadonlyMap<string, string>,
): readonly ReportedRespondent[] {
  return submissions.map((submission, i) => ({
    id: submission.id,
    name: names.get(submission.id) ?? submission.id,
    role: submission.file.respondent.role ?? null,
    group: submission.group,
    digest: submission.digest,
    result: resultAlone(checklist, findings, ({ responses }) => responses.slice(i, i + 1)),
    answers: submission.file,
  }));
}

/** Reports all groups with respondents, in the order of the checklist. */
export function reportGroups(
  checklist: Checklist,
  submissions: readonly Submission[],
  { findings }: Scorecard,
): readonly ReportedGroup[] {
  return Object.entries(groupsOf(checklist)).flatMap(([id, { title }]) => {
    const members = submissions.filter(({ group }) => group === id);
    if (members.length === 0) return [];
    const result = resultAlone(checklist, findings, ({ responses }) =>
      responses.filter(({ group }) => group === id),
    );
    return [{ id, title, respondents: members.map((member) => member.id), result }];
  });
}

/** Unanswered criteria of one respondent. */
export interface RespondentUnanswered {
  readonly respondent: string;
  /** Criteria answered with "I don't know". */
  readonly unknown: readonly string[];
  /** Criteria without any answer. */
  readonly unanswered: readonly string[];
}

export interface Unanswered {
  /** Ids of criteria that were asked and that no one answered. */
  readonly byNobody: readonly string[];
  /** Respondents with unanswered criteria, in the order of the participants. */
  readonly byRespondent: readonly RespondentUnanswered[];
}

/** Finds unanswered criteria, overall and by respondent. */
export function findUnanswered(
  { findings }: Scorecard,
  participants: readonly Participant[],
): Unanswered {
  const blanks = new Map<string, string[]>();
  for (const { criterion, responses } of findings) {
    for (const { respondent, said } of responses) {
      if (said !== 'blank') continue;
      const open = blanks.get(respondent);
      if (open) open.push(criterion);
      else blanks.set(respondent, [criterion]);
    }
  }
  return {
    byNobody: findings
      .filter(({ outcome }) => outcome === 'not-answered')
      .map(({ criterion }) => criterion),
    byRespondent: participants
      .map(({ id, answers }) => {
        const open = blanks.get(id) ?? [];
        return {
          respondent: id,
          unknown: open.filter((criterion) => answers.has(criterion)),
          unanswered: open.filter((criterion) => !answers.has(criterion)),
        };
      })
      .filter(({ unknown, unanswered }) => unknown.length + unanswered.length > 0),
  };
}

/** People who are expected to answer, and everyone who has answered. */
export interface Participation {
  /** Source that names the expected people; `null` if nobody says who is expected. */
  readonly expectedBy: Register['from'] | null;
  /** Expected people in the order of the source, then all others by id. */
  readonly respondents: readonly ParticipationOf[];
}

/** Progress of one person. */
export interface ParticipationOf {
  readonly id: string;
  readonly name: string;
  /** Job title; `null` if none is given. */
  readonly role: string | null;
  /** Id of the group; `null` for someone who is missing and whose group is not known. */
  readonly group: string | null;
  /** `null` if nobody says who is expected. */
  readonly isExpected: boolean | null;
  readonly status: 'completed' | 'in-progress' | 'missing';
  /** Number of criteria with an answer, also "I don't know", of those asked; 0 while missing. */
  readonly answered: number;
  readonly asked: number;
}

/** Compares the register with the answers. */
export function compareWithRegister(
  register: Register | null,
  submissions: readonly Submission[],
  { findings }: Scorecard,
): Participation {
  const names = namesInRound(submissions, register);
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  const submitted = new Map(submissions.map((own) => [own.id, own]));
  for (const { criterion, responses } of findings) {
    for (const { respondent, said } of responses) {
      if (said === 'not-asked') continue;
      asked.set(respondent, 1 + (asked.get(respondent) ?? 0));
      const isAnswered = said !== 'blank' || submitted.get(respondent)?.answers.has(criterion);
      if (isAnswered) answered.set(respondent, 1 + (answered.get(respondent) ?? 0));
    }
  }
  const expected = new Map((register?.expected ?? []).map((own) => [own.id, own]));
  const ids = new Set([...expected.keys(), ...submitted.keys()]);
  const respondents = [...ids].map((id): ParticipationOf => {
    const submission = submitted.get(id);
    const person = submission?.file.respondent ?? expected.get(id) ?? { id };
    const { role = null, group = null } = person;
    return {
      ...{ id, name: names.get(id) ?? id, role },
      group: submission?.group ?? group,
      isExpected: register ? expected.has(id) : null,
      status: submission ? (submission.file.status ?? 'completed') : 'missing',
      answered: answered.get(id) ?? 0,
      asked: asked.get(id) ?? 0,
    };
  });
  return { expectedBy: register?.from ?? null, respondents };
}
