import { levelsSince } from '../../answers/level-texts.ts';
import { isLongForm } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { type LevelMatch, levelMatcher, presentLevel } from '../../checklist/level-match.ts';
import { criteriaOf, criterionNamed } from '../../checklist/lookup.ts';
import { type Finding, judge } from '../../scoring/finding.ts';
import type { Participant, Response } from '../../scoring/responses.ts';
import type { GapReport } from '../gap-report.ts';
import { participantsOf } from './rounds.ts';
import { pairCriteria } from './split.ts';

/** Earlier report whose answers are the level numbers of a later checklist. */
export interface Renumbered {
  readonly report: GapReport;
  /** Later ids of criteria with an answer that no present level repeats; such answers are blank. */
  readonly untold: ReadonlySet<string>;
}

/**
 * Matches the levels in an earlier report with those of a later checklist, by what they say. `foreign`
 * has later ids of criteria that cannot be told for another reason.
 */
export function withPresentLevels(
  report: GapReport,
  later: Checklist,
  foreign: ReadonlySet<string> = new Set(),
): Renumbered {
  const { definition } = report.checklist;
  const changes = changedLevels(definition, later);
  if (changes.size + foreign.size === 0) return { report, untold: foreign };
  const { laterOf } = pairCriteria(definition, later);
  const used = [
    ...report.respondents.flatMap(({ answers }) =>
      Object.entries(answers.answers).map(([id, own]) => [id, numberIn(own)] as const),
    ),
    ...(report.agreements ?? []).map(({ criterion, level }) => [criterion, level] as const),
  ];
  const present = (id: string, level: number | null) => {
    const match = changes.get(criterionNamed(definition, id)?.id ?? '');
    return !match || level === null ? level : presentLevel(match, level);
  };
  const untold = new Set([
    ...foreign,
    ...used.flatMap(([id, level]) =>
      level !== null && present(id, level) === null
        ? (laterOf.get(criterionNamed(definition, id)?.id ?? '') ?? [])
        : [],
    ),
  ]);
  const isUntold = (id: string) =>
    untold.has(laterOf.get(criterionNamed(definition, id)?.id ?? '') ?? '');
  const levelOf = (id: string, level: number) => (isUntold(id) ? null : present(id, level));
  return {
    untold,
    report: {
      ...report,
      agreements:
        report.agreements?.map((own) =>
          own.level === null ? own : { ...own, level: levelOf(own.criterion, own.level) },
        ) ?? null,
      respondents: report.respondents.map((own) => ({
        ...own,
        answers: {
          ...own.answers,
          answers: Object.fromEntries(
            Object.entries(own.answers.answers).map(([id, written]) => {
              const level = numberIn(written);
              if (level === null) return [id, written];
              const value = levelOf(id, level);
              return [id, isLongForm(written) ? { ...written, value } : value];
            }),
          ),
        },
      })),
    },
  };
}

/**
 * Returns the criteria that people answered by levels of several versions, by their ids in the last
 * report. Nothing tells whether these levels say the same.
 */
export function foreignLevels(reports: readonly GapReport[]): ReadonlySet<string> {
  const last = reports.at(-1)?.checklist.definition;
  if (!last) return new Set();
  const numbered = new Map(
    criteriaOf(last)
      .filter(({ criterion }) => scaleOf(last, criterion).levels.some(isNumbered))
      .flatMap(({ criterion: { id, formerly = [] } }) =>
        [id, ...formerly].map((name) => [name, id] as const),
      ),
  );
  const versions = new Map<string, Set<string>>();
  const add = (criterion: string, ...names: readonly string[]) => {
    versions.set(criterion, new Set([...(versions.get(criterion) ?? []), ...names]));
  };
  for (const { checklist, respondents, agreements } of reports) {
    for (const { answers } of respondents) {
      const { id, version, texts } = answers.checklist;
      const isOwn = levelsSince(checklist.definition, answers.checklist) === 'same';
      // Numbers read by another definition mean something else again.
      const name = isOwn ? '' : [checklist.digest, texts ?? `${id} ${version}`].join(' ');
      for (const [written, own] of Object.entries(answers.answers)) {
        const criterion = numbered.get(written);
        if (criterion === undefined || numberIn(own) === null) continue;
        add(criterion, name);
      }
    }
    for (const { criterion, levels } of agreements ?? []) {
      const id = numbered.get(criterion);
      if (id !== undefined && levels === 'unknown') add(id, 'agreed', '');
    }
  }
  return new Set([...versions].flatMap(([id, names]) => (names.size > 1 ? id : [])));
}

/** Returns the number of an answer; `null` for an answer of another kind. */
function numberIn(written: GapReport['respondents'][number]['answers']['answers'][string]) {
  const value = isLongForm(written) && 'value' in written ? written.value : written;
  return typeof value === 'number' ? value : null;
}

/** Returns the matches of criteria with numbered levels that do not all say the same, by earlier id. */
function changedLevels(earlier: Checklist, later: Checklist): ReadonlyMap<string, LevelMatch> {
  if (earlier === later) return new Map();
  const matchOf = levelMatcher({ definition: earlier }, later);
  const { laterOf } = pairCriteria(earlier, later);
  return new Map(
    criteriaOf(earlier).flatMap(({ criterion }) => {
      const id = laterOf.get(criterion.id);
      if (id === undefined || !scaleOf(earlier, criterion).levels.some(isNumbered)) return [];
      const match = matchOf(id);
      return match.is === 'same' ? [] : [[criterion.id, match] as const];
    }),
  );
}

/**
 * Returns a finding of an earlier checklist as a gate compares it with a later one. Answers have the
 * score of the present level that says the same, and so has the level that a workshop `agreed` on. If
 * there is none for one of them, it `isUntold`, and has the best score of its scale: no gate passes
 * because it cannot be told.
 */
export function presentFindings(
  earlier: Checklist,
  later: Checklist,
): (finding: Finding, agreed?: Response | null) => PresentFinding {
  const changes = changedLevels(earlier, later);
  const { laterOf } = pairCriteria(earlier, later);
  const criteria = new Map(criteriaOf(earlier).map(({ criterion }) => [criterion.id, criterion]));
  const present = new Map(criteriaOf(later).map(({ criterion }) => [criterion.id, criterion]));
  return (finding, agreed = null) => {
    const match = changes.get(finding.criterion);
    const criterion = criteria.get(finding.criterion);
    const now = present.get(laterOf.get(finding.criterion) ?? '');
    const given = agreed ? [...finding.responses, agreed] : finding.responses;
    const isRated = given.some(({ level }) => level !== null);
    if (!match || !criterion || !now || !isRated)
      return { finding, agreed: agreed?.score ?? null, isUntold: false };
    const { levels } = scaleOf(later, now);
    const scoreAt = (level: number) => {
      const number = presentLevel(match, level);
      return levels.find((own) => own.level === number)?.score ?? null;
    };
    const isUntold = given.some(({ level }) => level !== null && scoreAt(level) === null);
    if (isUntold) {
      const best = scaleOf(earlier, criterion).levels.at(-1)?.score ?? 1;
      return {
        finding: { ...finding, score: best, low: best, high: best },
        agreed: best,
        isUntold,
      };
    }
    const responses = finding.responses.map((own) =>
      own.level === null ? own : { ...own, score: scoreAt(own.level) },
    );
    return {
      finding: judge(earlier, criterion, responses),
      agreed: agreed?.level == null ? null : scoreAt(agreed.level),
      isUntold,
    };
  };
}

/** Finding as a gate compares it. */
export interface PresentFinding {
  readonly finding: Finding;
  /** Score of the level that a workshop agreed on; `null` without one. */
  readonly agreed: number | null;
  readonly isUntold: boolean;
}

/** Answers to another version of the checklist of which nothing tells what they say now. */
export interface OtherVersion {
  readonly version: string;
  /** Ids of the respondents. */
  readonly respondents: readonly string[];
}

/**
 * Returns the people of a round as a gate hears them. Levels of another version are blank, unless the
 * checksum of all levels, or a checklist of that version, tells that they say what they say now.
 */
export function certainParticipants(
  report: GapReport,
  known: Checklist | null,
): {
  readonly participants: readonly Participant[];
  readonly others: readonly OtherVersion[];
} {
  const { definition } = report.checklist;
  const { participants } = participantsOf(report, definition);
  const numbered = new Set(
    criteriaOf(definition).flatMap(({ criterion }) =>
      scaleOf(definition, criterion).levels.some(isNumbered) ? [criterion.id] : [],
    ),
  );
  const uncertain = new Map<string, string[]>();
  const heard = participants.map((own, i): Participant => {
    const answered = report.respondents[i]?.answers.checklist;
    if (!answered) return own;
    const { version } = answered;
    if (levelsSince(definition, answered) === 'same') return own;
    const isKnown = known !== null && levelsSince(known, answered) === 'same';
    const matchOf = isKnown ? levelMatcher({ definition: known }, definition) : null;
    const isCertain = (criterion: string, level: number) =>
      matchOf !== null && presentLevel(matchOf(criterion), level) === level;
    let isBlanked = false;
    const answers = new Map(
      [...own.answers].map(([criterion, answer]) => {
        const value = 'value' in answer ? answer.value : null;
        if (typeof value !== 'number' || !numbered.has(criterion)) return [criterion, answer];
        if (isCertain(criterion, value)) return [criterion, answer];
        isBlanked = true;
        return [criterion, { value: null }];
      }),
    );
    if (!isBlanked) return own;
    uncertain.set(version, [...(uncertain.get(version) ?? []), own.id]);
    return { ...own, answers };
  });
  const others = [...uncertain].map(([version, respondents]) => ({ version, respondents }));
  return { participants: heard, others };
}
