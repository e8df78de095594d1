import { presentFindings } from '../analysis/comparison/present-levels.ts';
import { type Pairs, pairCriteria } from '../analysis/comparison/split.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isScored, levelsOf, scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, groupWeightsOf, isKey } from '../checklist/lookup.ts';
import {
  agreedScore,
  type Finding,
  fillUnanswered,
  groupMeans,
  judge,
  meanOfMeans,
  votesOn,
} from '../scoring/finding.ts';
import { type Bound, boundOf, resolveDisputed } from '../scoring/interval.ts';
import type { Mode, Response } from '../scoring/responses.ts';
import { judgeAll } from '../scoring/scorecard.ts';
import type { BaselineReport } from './baseline.ts';
import {
  type Counted,
  everyone,
  everyoneBefore,
  type People,
  type PeopleInput,
  stayedBefore,
  thoseWhoStayed,
} from './people.ts';

/** Scores that a gate judges: everything unanswered counts as its worst. */
export interface Views {
  /** Scores of everyone; with a baseline, then of those who stayed. The lower one counts. */
  readonly now: readonly [Bound, ...Bound[]];
  /** Answers of everyone, whatever the baseline has. */
  readonly said: readonly Finding[];
  /** Agreed answers by criterion id, where these count; `undefined` where votes do. */
  readonly agreed: ReadonlyMap<string, Response> | undefined;
  /** Changes since the baseline; `null` without one. */
  readonly earlier: ComparedBaseline | null;
}

/** Baseline with the scores to compare with. */
export interface ComparedBaseline {
  readonly report: BaselineReport;
  readonly checklist: Checklist;
  readonly pairs: Pairs;
  /** Same people before and after, in the criteria that both rounds ask: everyone, then who stayed. */
  readonly compared: readonly ComparedBounds[];
  /**
   * Ids of criteria whose levels say something else now, so that the baseline cannot be told. They
   * count at their best there.
   */
  readonly untold: ReadonlySet<string>;
}

export interface ComparedBounds {
  readonly before: Bound;
  readonly after: Bound;
}

/** Input of the views. */
export interface ViewsInput extends PeopleInput {
  readonly baseline: BaselineReport | null;
  /** Criteria of which a waiver accepts that they are not applicable or not asked; ids. */
  readonly excused: ReadonlySet<string>;
}

/** Scores a round, and its baseline, as a gate counts them. */
export function viewsOf(people: People, input: ViewsInput): Views {
  const { report, baseline } = input;
  const checklist = report.checklist.definition;
  const pairs = baseline && pairCriteria(baseline.checklist.definition, checklist);
  const former = baseline && pairs ? formerFindings(baseline, pairs) : null;
  const strictly = (findings: readonly Finding[], mode: Mode): readonly Finding[] => {
    const strict = former
      ? countNewlyOut(checklist, findings, { mode, former, ...input })
      : findings;
    return certainly(strict, report, input);
  };
  const hear = (counted: Counted, mode: Mode) => strictly(judgeAll(checklist, counted, mode), mode);
  const said = judgeAll(checklist, everyone(people), report.mode);
  const all = strictly(said, report.mode);
  const worst = boundOf(checklist, all, 'low');
  const agreed = input.policy.by === 'agreed' ? agreedResponses(report) : undefined;
  if (!baseline || !pairs) return { now: [worst], said, agreed, earlier: null };
  const stayed = hear(thoseWhoStayed(people, baseline), report.mode);
  const mode = report.mode === 'full' ? modeBefore(baseline) : 'express';
  const inMode = (counted: Counted, heard: readonly Finding[]) =>
    mode === report.mode ? heard : hear(counted, mode);
  const scored = scoredInBoth(pairs, baseline.checklist.definition, checklist);
  const after = (findings: readonly Finding[]) =>
    boundOf(
      checklist,
      findings.filter((own) => scored.has(own.criterion)),
      'low',
    );
  const untold = new Set<string>();
  const inPresentLevels = presentFindings(baseline.checklist.definition, checklist);
  const agreedThen = agreed && agreedResponses(baseline);
  const asAgreedThen = asAgreed(baseline.checklist.definition);
  const before = (counted: Counted) =>
    boundOf(
      baseline.checklist.definition,
      hearBaseline(baseline, counted, mode).flatMap((own) => {
        const id = pairs.laterOf.get(own.criterion);
        if (id === undefined || !scored.has(id)) return [];
        const told = inPresentLevels(own, agreedThen?.get(own.criterion) ?? null);
        if (told.isUntold) untold.add(id);
        if (told.isUntold || !agreedThen) return [told.finding];
        return [asAgreedThen(told.finding, told.agreed)];
      }),
      'low',
    );
  const everyoneThen = everyoneBefore(people, baseline, input);
  return {
    now: [worst, boundOf(checklist, stayed, 'low')],
    said,
    agreed,
    earlier: {
      report: baseline,
      checklist: baseline.checklist.definition,
      pairs,
      compared: [
        { before: before(everyoneThen), after: after(inMode(everyone(people), all)) },
        {
          before: before(stayedBefore(people, baseline)),
          after: after(inMode(thoseWhoStayed(people, baseline), stayed)),
        },
      ],
      untold,
    },
  };
}

/** Returns the present ids of criteria that both checklists score: a drop compares nothing else. */
function scoredInBoth(
  { laterOf }: Pairs,
  earlier: Checklist,
  later: Checklist,
): ReadonlySet<string> {
  const scoredNow = new Set(
    criteriaOf(later).flatMap(({ criterion }) => (isScored(criterion) ? [criterion.id] : [])),
  );
  return new Set(
    criteriaOf(earlier).flatMap(({ criterion }) => {
      const id = laterOf.get(criterion.id);
      return id !== undefined && isScored(criterion) && scoredNow.has(id) ? [id] : [];
    }),
  );
}

function hearBaseline(baseline: BaselineReport, counted: Counted, mode: Mode): readonly Finding[] {
  const { definition } = baseline.checklist;
  const kept = new Map(
    baseline.baseline?.kept.map((own) => [own.criterion, { ...own, ...votesOn(own) }]),
  );
  const isAsked = isAskedIn(definition, mode);
  const findings = judgeAll(definition, counted, mode);
  const former = findings.map((own) =>
    isAsked(own.criterion) ? (kept.get(own.criterion) ?? own) : own,
  );
  return resolveDisputed(definition, former);
}

/** Returns the criteria that a baseline covers. */
function modeBefore({ mode, baseline }: BaselineReport): Mode {
  return baseline?.mode ?? mode;
}

function isAskedIn(checklist: Checklist, mode: Mode): (id: string) => boolean {
  const keys = new Set(
    criteriaOf(checklist).flatMap(({ criterion }) => (isKey(criterion) ? [criterion.id] : [])),
  );
  return (id) => mode === 'full' || keys.has(id);
}

/** Returns the findings of the baseline as it was reported, by the ids of today. */
function formerFindings(
  baseline: BaselineReport,
  { laterOf }: Pairs,
): ReadonlyMap<string, Finding> {
  const { findings } = baseline;
  const all = [...findings, ...(baseline.baseline?.kept ?? [])];
  return new Map(all.map((own) => [laterOf.get(own.criterion) ?? own.criterion, own]));
}

/**
 * Counts as unanswered what applied in the baseline, and now is "not applicable" or hidden by a
 * condition, unless a waiver accepts it.
 */
function countNewlyOut(
  checklist: Checklist,
  findings: readonly Finding[],
  {
    mode,
    former,
    excused,
  }: Pick<ViewsInput, 'excused'> & { mode: Mode; former: ReadonlyMap<string, Finding> },
): readonly Finding[] {
  const isAsked = isAskedIn(checklist, mode);
  const criteria = new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion]));
  return findings.map((finding) => {
    const { criterion: id, responses } = finding;
    const before = former.get(id);
    const criterion = criteria.get(id);
    const wasIn = before && !OUT.has(before.outcome);
    if (!criterion || !wasIn || excused.has(id) || !isAsked(id)) return finding;
    const said = new Map(before.responses.map((own) => [own.respondent, own.said]));
    const isNewlyOut = (own: Response) => {
      if (!OUT.has(own.said)) return false;
      const earlier = said.get(own.respondent);
      if (earlier !== undefined) return !OUT.has(earlier);
      return !responses.some((other) => other.said === 'level');
    };
    if (!responses.some(isNewlyOut)) return finding;
    return judge(
      checklist,
      criterion,
      responses.map((own) => (isNewlyOut(own) ? asBlank(own) : own)),
    );
  });
}

const OUT: ReadonlySet<string> = new Set(['not-applicable', 'not-asked', 'unscored']);

function asBlank({ respondent, group }: Response): Response {
  return { respondent, group, said: 'blank', level: null, score: null };
}

/**
 * Returns the share of the people, groups first, who ticked all of these boxes of a criterion; a blank
 * ticks none. Where agreed answers count, it is that of the agreed boxes on the terms of a score.
 * `null` if nobody is asked.
 */
export function shareTicking(
  boxes: AnswerValue,
  criterion: Criterion,
  { checklist, bound, agreed }: { checklist: Checklist; bound: Bound } & Pick<Views, 'agreed'>,
): number | null {
  const scale = scaleOf(checklist, criterion).boxes;
  const hasAll = ({ answer }: Response) =>
    scale !== null && answer !== undefined && scale.includes(answer, boxes);
  const finding = bound.findings.find((own) => own.criterion === criterion.id);
  const counted = (finding?.responses ?? [])
    .filter(({ said }) => said !== 'not-asked')
    .map((own) => ({ ...own, score: hasAll(own) ? 1 : 0 }));
  if (agreed) {
    const answer = agreed.get(criterion.id);
    const votes = counted.map(({ score }) => score);
    return agreedScore(votes, answer ? Number(hasAll(answer)) : null);
  }
  return meanOfMeans(groupMeans(counted), groupWeightsOf(checklist));
}

/** Returns findings in which only answers count whose condition is decided, and agreed levels if asked. */
function certainly(
  findings: readonly Finding[],
  report: GapReport,
  { policy }: Pick<ViewsInput, 'policy'>,
): readonly Finding[] {
  const { definition } = report.checklist;
  const certain = resolveDisputed(definition, findings);
  if (policy.by !== 'agreed') return certain;
  const agreed = agreedResponses(report);
  const scored = asAgreed(definition);
  return certain.map((own) => scored(own, agreed.get(own.criterion)?.score ?? null));
}

/**
 * Returns how a finding is scored by the score that a workshop agreed on, `null` if on none. A level above
 * or below all votes counts as the nearest vote; a criterion without an agreed level counts as its lowest
 * vote. Blanks are votes for the worst.
 */
function asAgreed(checklist: Checklist): (finding: Finding, agreed: number | null) => Finding {
  const criteria = new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion]));
  return (finding, agreed) => {
    const criterion = criteria.get(finding.criterion);
    if (!criterion || finding.low === null) return finding;
    const worst = levelsOf(checklist, criterion).at(0)?.score ?? 0;
    const votes = fillUnanswered(finding.responses, worst).flatMap(({ score }) => score ?? []);
    const value = agreedScore(votes, agreed);
    if (value === null) return finding;
    return { ...finding, score: finding.score === null ? null : value, low: value, high: value };
  };
}

/** Returns the answers that a workshop agreed on, by criterion id. */
function agreedResponses({
  agreements,
  checklist: { definition },
}: Pick<GapReport, 'agreements' | 'checklist'>): ReadonlyMap<string, Response> {
  const criteria = new Map(
    criteriaOf(definition).map(({ criterion }) => [criterion.id, criterion]),
  );
  return new Map(
    (agreements ?? []).flatMap((agreement): [string, Response][] => {
      const { criterion: id, level, answer, levels } = agreement;
      const criterion = criteria.get(id);
      const said = answer ?? level;
      if (!criterion || said === null || levels === 'unknown') return [];
      const score = scaleOf(definition, criterion).levelOf(said)?.score;
      if (score === undefined) return [];
      return [[id, { respondent: '', group: '', said: 'level', level, score, answer }]];
    }),
  );
}
