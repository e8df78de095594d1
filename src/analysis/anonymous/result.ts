import { inLongForm } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, groupWeightsOf, scopeOf } from '../../checklist/lookup.ts';
import type { FailedMust } from '../../scoring/band.ts';
import { agreeOn, type Finding } from '../../scoring/finding.ts';
import { type Scorecard, scorecardOf } from '../../scoring/scorecard.ts';
import { type Comparison, compareRounds } from '../comparison/comparison.ts';
import { type Scoring, scoreRound, withPresentGroups } from '../comparison/rounds.ts';
import type { GapReport } from '../gap-report.ts';
import { type Result, resultOf } from '../result.ts';
import { type Trend, trendOf } from '../trend.ts';
import { publish, releaseOf, sizesInOrder, withoutCriteria } from './publish.ts';

/** Result of which every figure is hidden. */
export const WITHHELD: Result = {
  ...{ score: null, low: null, high: null, coverage: null },
  ...{ band: null, bandBeforeCap: null, failedMusts: [], lowest: null, highest: null },
};

/**
 * Returns the result of published scores. The band is `null` if a hidden required level could cap
 * it.
 */
export function publishedResult(checklist: Checklist, scorecard: Scorecard): Result {
  if (scorecard.score === null) return WITHHELD;
  const result = resultOf(checklist, scorecard);
  const findings = new Map(scorecard.findings.map((own) => [own.criterion, own]));
  const place = (id: string | null) => checklist.bands.findIndex((band) => band.id === id);
  const caps = withheldMusts(checklist, scorecard).map(({ cap }) => place(cap));
  const isCertain = caps.every((cap) => cap >= place(result.band));
  return {
    ...result,
    band: isCertain ? result.band : null,
    failedMusts: result.failedMusts.map((own) => anonymous(own, findings.get(own.criterion))),
    lowest: null,
    highest: null,
  };
}

/**
 * Lists required levels whose outcome is hidden: they depend on hidden people or groups, and do not
 * certainly fail.
 */
export function withheldMusts(
  checklist: Checklist,
  scorecard: Scorecard,
): readonly { readonly criterion: string; readonly cap: string }[] {
  const { failedMusts } = resultOf(checklist, scorecard);
  return criteriaOf(checklist).flatMap(({ criterion: { id, must } }, i) => {
    const finding = scorecard.findings[i];
    const isFailed = failedMusts.some(({ criterion }) => criterion === id);
    if (!must || !finding || finding.score === null || isFailed) return [];
    const scope = scopeOf(must);
    const isTold = scope === 'overall' || (scope === 'each-group' && isOpenOn(finding));
    return isTold ? [] : [{ criterion: id, cap: must.cap }];
  });
}

/** True if every group of a finding is shown. */
function isOpenOn({ responses, groups }: Finding): boolean {
  return responses.every(({ group }) => groups[group] !== undefined);
}

function anonymous(failed: FailedMust, finding: Finding | undefined): FailedMust {
  const isByGroup = scopeOf(failed.must) === 'each-group';
  const by = isByGroup ? failed.by.filter((id) => finding?.groups[id] !== undefined) : [];
  return { ...failed, by };
}

/** Scores the criteria by their agreed levels where the votes on them are published. */
export function agreedScorecard(
  checklist: Checklist,
  findings: readonly Finding[],
  byVotes: Scorecard,
): Scorecard {
  const shown = new Set(shownCriteria(byVotes));
  const scores = findings.flatMap(({ criterion, agreed }) =>
    agreed && shown.has(criterion) ? [[criterion, agreed] as const] : [],
  );
  if (scores.length === 0) return byVotes;
  return scorecardOf(checklist, agreeOn(checklist, byVotes.findings, new Map(scores)));
}

/** Returns the ids of criteria whose votes are published. */
export function shownCriteria({ findings }: Scorecard): readonly string[] {
  return findings.flatMap(({ criterion, score }) => (score === null ? [] : [criterion]));
}

/**
 * Returns a report on the people who count in an anonymous one. Nothing that is made of it depends on
 * the others: neither a figure nor its date.
 */
export function withoutUncounted(report: GapReport, minGroup: number): GapReport {
  const { definition } = report.checklist;
  const { counted } = releaseOf(sizesInOrder(definition, report.respondents), minGroup);
  const respondents = report.respondents.filter(({ group }) => counted.has(group));
  const last = respondents
    .map(({ answers }) => answers.date)
    .toSorted()
    .at(-1);
  return {
    ...report,
    date: last ?? report.date,
    respondents,
    findings: report.findings.map((own) => ({
      ...own,
      responses: own.responses.filter(({ group }) => counted.has(group)),
    })),
  };
}

/** True if two reports together reveal the answers of the few people who changed in a group. */
export function isSubtractable(before: GapReport, after: GapReport, minGroup: number): boolean {
  const rounds = countedIn([before, after], minGroup);
  const changes = changesOf(withFormerIds(rounds), heard, minGroup);
  // Two figures of the same answers tell more than one if they were calculated in two ways.
  const isTwofold = hasOtherScoring(...rounds) && changes.some((people) => people < minGroup);
  return isTwofold || hasFew(changes, minGroup);
}

/**
 * Returns two rounds in which somebody with another id, but the same answers, has the former id. Otherwise
 * one who left and one who joined would be counted.
 */
function withFormerIds([before, after]: Rounds): Rounds {
  const idsOf = ({ respondents }: GapReport) => new Set(respondents.map(({ id }) => id));
  const [then, now] = [idsOf(before), idsOf(after)];
  const left = before.respondents
    .filter(({ id }) => !now.has(id))
    .map((own) => ({ id: own.id, heard: heard(own) }));
  const respondents = after.respondents.map((own) => {
    const at = then.has(own.id) ? -1 : left.findIndex((one) => one.heard === heard(own));
    const [former] = at < 0 ? [] : left.splice(at, 1);
    return former ? { ...own, id: former.id } : own;
  });
  return [before, { ...after, respondents }];
}

/** True if two reports weigh groups, or score levels, in two ways. */
export function hasOtherScoring(one: GapReport, other: GapReport): boolean {
  const [before, after] = [one, other].map(({ checklist: { definition } }) => ({
    weights: groupWeightsOf(definition),
    scores: new Map(
      criteriaOf(definition).map(({ criterion }) => [
        criterion.id,
        levelsOf(definition, criterion)
          .map(({ score }) => score)
          .join(),
      ]),
    ),
  }));
  const differs = <T>(then: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>) =>
    [...then].some(([id, value]) => now.has(id) && now.get(id) !== value);
  if (!before || !after) return false;
  return differs(before.weights, after.weights) || differs(before.scores, after.scores);
}

function hasFew(changes: readonly number[], minGroup: number): boolean {
  return changes.some((people) => people > 0 && people < minGroup);
}

type Rounds = readonly [before: GapReport, after: GapReport];

/** Returns two rounds with the same ids of groups and the people who count in them. */
function countedIn([before, after]: Rounds, minGroup: number): Rounds {
  const present = withPresentGroups(before, after.checklist.definition);
  return [withoutUncounted(present, minGroup), withoutUncounted(after, minGroup)];
}

type Respondent = GapReport['respondents'][number];

/**
 * Counts, for each figure of either round, its people who joined, left, or are not `like` before.
 * Small groups have one figure together.
 */
function changesOf(
  [before, after]: Rounds,
  like: (person: Respondent) => string,
  minGroup: number,
): readonly number[] {
  const then = new Map(before.respondents.map((own) => [own.id, own]));
  const now = new Map(after.respondents.map((own) => [own.id, own]));
  const changed = [...new Set([...then.keys(), ...now.keys()])].flatMap((id) => {
    const both = [then.get(id), now.get(id)].flatMap((own) => own ?? []);
    const [one, other] = both.map(like);
    return one === other ? [] : [both.map(({ group }) => group)];
  });
  return [before, after]
    .flatMap((round) => figuresOf(round, minGroup))
    .map((groups) => changed.filter((own) => own.some((each) => groups.includes(each))).length);
}

/** Returns the groups of each figure: a large group alone, and all small ones with people together. */
function figuresOf({ checklist, respondents }: GapReport, minGroup: number) {
  const sizes = sizesInOrder(checklist.definition, respondents);
  const large = sizes.filter(({ size }) => size >= minGroup).map(({ group }) => [group]);
  const small = sizes.filter(({ size }) => size < minGroup).map(({ group }) => group);
  const hasSmall = sizes.some(({ size }) => size > 0 && size < minGroup);
  return hasSmall ? [...large, small] : large;
}

/** Returns group and answers of a respondent without notes, which no figure depends on. */
function heard({ group, answers: { answers } }: Respondent): string {
  const values = Object.entries(answers).map(([id, written]) => {
    const answer = inLongForm(written);
    return [id, 'value' in answer ? (answer.value ?? null) : { notApplicable: true }];
  });
  return JSON.stringify([group, values.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))]);
}

/** Returns the scoring of anonymous comparisons. */
function anonymousScoring(minGroup: number): Scoring {
  return {
    score: (report, checklist, mode) => {
      const { findings } = scoreRound(report, checklist, mode).scorecard;
      const byVotes = publish(checklist, { findings, mode }, minGroup).scorecard;
      return { checklist, scorecard: agreedScorecard(checklist, findings, byVotes), offScale: [] };
    },
    result: publishedResult,
    without: withoutCriteria,
  };
}

/** Returns the trend of published scores, without the scores of the rounds' own reports. */
export function trendAnonymously(reports: readonly GapReport[], minGroup: number): Trend {
  const counted = reports.map((own) => withoutUncounted(own, minGroup));
  const trend = trendOf(counted, anonymousScoring(minGroup));
  return { ...trend, rounds: trend.rounds.map((round) => ({ ...round, reported: null })) };
}

/**
 * Returns the points with a criterion that is withheld in one round only: without it, the point could
 * seem to fall where it rose.
 */
function unevenPoints(
  { checklist }: GapReport,
  changes: Comparison['criteria'],
): ReadonlySet<string> {
  const uneven = new Set(
    changes
      .filter((own) => own.in === 'both' && (own.before === null) !== (own.after === null))
      .map(({ criterion }) => criterion),
  );
  const all = criteriaOf(checklist.definition);
  return new Set(all.flatMap(({ point, criterion }) => (uneven.has(criterion.id) ? point.id : [])));
}

/**
 * Compares the published scores of two rounds. Possible changes through unanswered criteria are
 * hidden. `null` if the difference would reveal what fewer than `minGroup` people answered.
 */
export function compareAnonymously(
  before: GapReport,
  after: GapReport,
  minGroup: number,
): Comparison | null {
  if (isSubtractable(before, after, minGroup)) return null;
  const rounds = countedIn([before, after], minGroup);
  const comparison = compareRounds(...rounds, anonymousScoring(minGroup));
  const { total, parts, points, criteria, gaps, rootCauses } = comparison;
  const moves = changesOf(rounds, ({ group }) => group, minGroup);
  const uneven = unevenPoints(after, criteria);
  const isTelling = hasFew(moves, minGroup) || moves.every((people) => people === 0);
  return {
    ...comparison,
    parts:
      parts && isTelling
        ? { ...parts, people: null, answers: (parts.people ?? 0) + parts.answers }
        : parts,
    total: { ...total, lowest: null },
    points: points.map((own) => ({
      ...own,
      ...(uneven.has(own.point) ? { before: null, change: null } : {}),
      lowest: null,
    })),
    criteria: criteria.map((own) => ({ ...own, lowest: null })),
    gaps: { ...gaps, possible: [] },
    rootCauses: { ...rootCauses, possible: [] },
    earlier: null,
  };
}
