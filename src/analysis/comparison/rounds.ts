import type { Answer, Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist, Group } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed, groupNamed, groupsOf } from '../../checklist/lookup.ts';
import { spokenNames } from '../../checklist/naming.ts';
import { agreeOn, type Finding } from '../../scoring/finding.ts';
import type { Mode, Participant } from '../../scoring/responses.ts';
import { type Scorecard, scoreAudit, scorecardOf } from '../../scoring/scorecard.ts';
import { analysisWords } from '../../words/analysis.ts';
import { agreedVotes } from '../agreements.ts';
import type { GapReport } from '../gap-report.ts';
import { type Result, resultOf } from '../result.ts';

/** Answers of a round, scored with one checklist. */
export interface ScoredRound {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  /**
   * Ids of criteria with answers that do not fit the scale of this checklist; they count as
   * unanswered.
   */
  readonly offScale: readonly string[];
}

/** Scoring of the rounds of a comparison. */
export interface Scoring {
  readonly score: (report: GapReport, checklist: Checklist, mode: Mode) => ScoredRound;
  readonly result: (checklist: Checklist, scorecard: Scorecard) => Result;
  /** Leaves criteria out of a score, so that totals count the same ones; only where some are withheld. */
  readonly without?: (
    checklist: Checklist,
    scorecard: Scorecard,
    criteria: ReadonlySet<string>,
  ) => Scorecard;
}

/** Scoring with all answers. */
export const fullScoring: Scoring = { score: scoreRound, result: resultOf };

/**
 * Scores the answers in a report with its own checklist, or with a related one. Agreed levels count if
 * they do in the report.
 */
export function scoreRound(report: GapReport, checklist: Checklist, mode: Mode): ScoredRound {
  const { participants, offScale } = participantsOf(report, checklist);
  const votes = scoreAudit(checklist, participants, mode);
  if (report.by !== 'agreed') return { checklist, scorecard: votes, offScale };
  const findings = agreeOn(checklist, votes.findings, agreedIn(report, checklist));
  return { checklist, scorecard: scorecardOf(checklist, findings, votes.absent), offScale };
}

/** Returns the agreed answers in a report by the ids of this checklist. */
function agreedIn({ agreements }: GapReport, checklist: Checklist) {
  const answers = new Map(
    (agreements ?? []).flatMap(({ criterion, level, answer }): [string, Answer][] => {
      const own = criterionNamed(checklist, criterion);
      const value = answer ?? level;
      if (!own || value === null || scaleOf(checklist, own).refusal(value) !== null) return [];
      return [[own.id, { value }]];
    }),
  );
  return agreedVotes(checklist, { answers, remarks: new Map() });
}

/** Returns the answers in a report by the ids of this checklist, and those that it does not take. */
export function participantsOf(
  report: GapReport,
  checklist: Checklist,
): { readonly participants: readonly Participant[]; readonly offScale: readonly string[] } {
  const scales = new Map(
    criteriaOf(checklist).map(({ criterion }) => [criterion.id, scaleOf(checklist, criterion)]),
  );
  const offScale = new Set<string>();
  const participants = report.respondents.map(({ id, group, answers: file }): Participant => {
    const answers = new Map(match(checklist, asAnswersTo(checklist, file)).answers);
    for (const [criterion, answer] of answers) {
      if ('notApplicable' in answer || answer.value === null) continue;
      if (scales.get(criterion)?.refusal(answer.value) === null) continue;
      offScale.add(criterion);
      answers.delete(criterion);
    }
    return { id, group, answers };
  });
  return { participants, offScale: [...offScale].toSorted() };
}

/** Report of an earlier round; as a baseline, with findings that it keeps. */
type EarlierReport = GapReport & {
  readonly baseline?: { readonly kept: readonly Finding[] } | undefined;
};

/**
 * Returns an earlier report whose groups have the ids of a later checklist, so that people who stayed
 * in a renamed group did not move. Scores do not change.
 */
export function withPresentGroups<T extends EarlierReport>(report: T, later: Checklist): T {
  const { definition } = report.checklist;
  const before = groupsOf(definition);
  const names = new Map(Object.keys(before).map((id) => [id, groupNamed(later, id) ?? id]));
  // Two groups that became one stay apart, as they were scored.
  const isRenamed = [...names].some(([id, name]) => id !== name);
  if (!isRenamed || new Set(names.values()).size < names.size) return report;
  const present = (id: string) => names.get(id) ?? id;
  const findings = (own: readonly Finding[]) => own.map((finding) => renamed(finding, present));
  const groups = Object.entries<Group>(before).map(([id, group]) => [present(id), group] as const);
  return {
    ...report,
    checklist: {
      ...report.checklist,
      definition: { ...definition, groups: Object.fromEntries(groups) },
    },
    findings: findings(report.findings),
    groups: report.groups.map((own) => ({ ...own, id: present(own.id) })),
    anonymity: report.anonymity && {
      ...report.anonymity,
      groups: report.anonymity.groups.map((own) => ({ ...own, group: present(own.group) })),
    },
    absent: report.absent.map((own) => ({ ...own, group: present(own.group) })),
    respondents: report.respondents.map((own) => ({ ...own, group: present(own.group) })),
    ...(report.baseline && {
      baseline: { ...report.baseline, kept: findings(report.baseline.kept) },
    }),
  };
}

function renamed(finding: Finding, present: (id: string) => string): Finding {
  const means = Object.entries(finding.groups).map(([id, mean]) => [present(id), mean] as const);
  return {
    ...finding,
    groups: Object.fromEntries(means),
    responses: finding.responses.map((own) => ({ ...own, group: present(own.group) })),
  };
}

/** Addresses answers to a related checklist, so that they are matched by id. */
function asAnswersTo({ id }: Checklist, file: Answers): Answers {
  if (file.checklist.id === id) return file;
  // No version is called so, so that renames are followed.
  return { ...file, checklist: { id, version: '' } };
}

/**
 * Returns `express` if any round is an express audit, because only key criteria are then
 * comparable.
 */
export function commonMode(reports: readonly Pick<GapReport, 'mode'>[]): Mode {
  return reports.every(({ mode }) => mode === 'full') ? 'full' : 'express';
}

/** Earlier answers under the later checklist. */
interface ComparedChecklists {
  readonly rescored: ScoredRound;
  readonly isChecklistKnown: boolean;
  /** Ids of criteria whose levels say something else now. */
  readonly untold: ReadonlySet<string>;
  /** Ids of criteria that are withheld in one round. */
  readonly uneven: ReadonlySet<string>;
}

/** Returns remarks that a reader needs to understand a comparison: English sentences. */
export function comparisonRemarks(
  before: GapReport,
  after: GapReport,
  { rescored, isChecklistKnown, untold, uneven }: ComparedChecklists,
): readonly string[] {
  const { offScale } = rescored;
  const nameOf = spokenNames(after.checklist.definition).criterion;
  return [
    ...(before.subject === after.subject
      ? []
      : [words.otherSubject({ before: before.subject, after: after.subject })]),
    ...(before.date > after.date
      ? [words.laterBaseline({ before: before.date, after: after.date })]
      : []),
    ...(before.mode === after.mode
      ? []
      : [words.express({ isEarlier: before.mode === 'express' })]),
    ...checklistRemark(before, after, { isChecklistKnown, untold }),
    ...(offScale.length === 0 ? [] : [words.otherScale({ criteria: offScale.map(nameOf) })]),
    ...(uneven.size === 0 ? [] : [words.uneven({ criteria: [...uneven].map(nameOf) })]),
  ];
}

const words = analysisWords.remarks;

function checklistRemark(
  before: GapReport,
  after: GapReport,
  { isChecklistKnown, untold }: Pick<ComparedChecklists, 'isChecklistKnown' | 'untold'>,
): readonly string[] {
  const { id, version, digest, definition } = after.checklist;
  const earlier = before.checklist;
  const answered = [before, ...(untold.size > 0 ? [after] : [])].flatMap(answeredVersions);
  const versions = [...new Set(answered)].filter((own) => own !== version);
  if (earlier.digest === digest) {
    if (untold.size > 0) return [words.untoldVersion({ versions, version })];
    return isChecklistKnown ? [] : [words.missingVersion({ versions, version })];
  }
  const nameOf = spokenNames(definition).criterion;
  const untoldInOrder = criteriaOf(definition).filter(({ criterion }) => untold.has(criterion.id));
  const otherLevels =
    untold.size === 0
      ? []
      : [words.otherLevels({ criteria: untoldInOrder.map((own) => nameOf(own.criterion.id)) })];
  if (earlier.id !== id) {
    const ids = { before: identityOf(before), after: identityOf(after) };
    return [words.otherChecklist(ids), ...otherLevels];
  }
  if (earlier.version === version) return [words.sameVersion({ version }), ...otherLevels];
  return [words.otherVersion({ before: earlier.version, after: version }), ...otherLevels];
}

function identityOf({ checklist: { id, version, definition } }: GapReport) {
  return { id, version, parent: definition.variantOf ?? null };
}

/** Returns the versions of the checklist that a round used, in the order of the respondents. */
export function answeredVersions({ respondents }: GapReport): readonly string[] {
  return [...new Set(respondents.map(({ answers }) => answers.checklist.version))];
}
