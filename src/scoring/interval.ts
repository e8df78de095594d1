import type { Checklist, Criterion } from '../checklist/checklist.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, isKey, testsOf } from '../checklist/lookup.ts';
import { type Finding, judge } from './finding.ts';
import { type Absentee, afterConditions, blanksOf, type Response, verdictOn } from './responses.ts';
import { type Weighted, type WeightedPart, weightedMean, weightedPoints } from './total.ts';

/** Scores at one end of the possible range. All scores are fractions, 0 to 1. */
export interface Bound {
  /** Findings in which answers with an undecided condition count as unanswered. */
  readonly findings: readonly Finding[];
  /** `null` if nothing can be scored. */
  readonly score: number | null;
  /** By point id; `null` if nothing of the point can be scored. */
  readonly points: Readonly<Record<string, number | null>>;
}

/** Findings, and who gave no answer at all. */
export interface Voices {
  readonly findings: readonly Finding[];
  readonly absent: readonly Absentee[];
  /** Agreed answers by criterion id, where these count; without it, votes count. */
  readonly agreed?: ReadonlyMap<string, Response> | undefined;
}

/**
 * Returns the lowest or highest scores that everything unanswered allows: blanks, disputed "not
 * applicable", expected people and declared groups without answers. A criterion without answers counts
 * at its worst (best) level or not at all, whichever leads further. Removing an answer never raises
 * the low end.
 */
export function scoreAtBound(
  checklist: Checklist,
  { findings: given, absent }: Voices,
  end: 'low' | 'high',
): Bound {
  return boundOf(checklist, resolveDisputed(checklist, given, absent), end);
}

/** Returns the same for findings in which no answer has an undecided condition. */
export function boundOf(
  checklist: Checklist,
  findings: readonly Finding[],
  end: 'low' | 'high',
): Bound {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const certain: Weighted[] = [];
  const possible: Open[] = [];
  const points: Record<string, number | null> = {};
  for (const { id } of checklist.points) points[id] = null;
  for (const { id, weight, place, criteria } of weightedPoints(checklist)) {
    const { fixed, open } = sortOut(criteria, byId, end);
    const value = extremeMean(fixed, open, end);
    points[id] = value;
    if (value === null) continue;
    const isCertain = fixed.some((own) => own.weight > 0);
    if (isCertain) certain.push({ id, weight, value });
    else possible.push({ id, weight, value, place });
  }
  return { findings, score: extremeMean(certain, possible, end), points };
}

/** Value that may not count, with its place in the file. */
type Open = Weighted & Pick<WeightedPart, 'place'>;

/** Separates criteria that count in any case from those that may not count. */
function sortOut(
  criteria: readonly WeightedPart[],
  findings: ReadonlyMap<string, Finding>,
  end: 'low' | 'high',
): { readonly fixed: readonly Weighted[]; readonly open: readonly Open[] } {
  const fixed: Weighted[] = [];
  const open: Open[] = [];
  for (const { id, weight, place } of criteria) {
    const finding = findings.get(id);
    const value = finding?.[end] ?? null;
    if (value === null) continue;
    if (finding?.score === null) open.push({ id, weight, value, place });
    else fixed.push({ id, weight, value });
  }
  return { fixed, open };
}

/** Returns the mean of all fixed values and of those open ones that move it further to the end. */
function extremeMean(
  fixed: readonly Weighted[],
  open: readonly Open[],
  end: 'low' | 'high',
): number | null {
  const sign = end === 'low' ? 1 : -1;
  const furthestFirst = open.toSorted((a, b) => sign * (a.value - b.value) || a.place - b.place);
  let taken = 0;
  let [weights, sum] = [0, 0];
  const take = ({ weight, value }: Weighted) => {
    weights += weight;
    sum += weight * value;
  };
  fixed.forEach(take);
  for (const own of furthestFirst) {
    if (weights > 0 && sign * (own.value - sum / weights) >= 0) break;
    take(own);
    taken += 1;
  }
  return weightedMean([...fixed, ...furthestFirst.slice(0, taken)]);
}

/**
 * Returns the findings with responses counted as unanswered if their condition is undecided, "not asked"
 * too. Otherwise an unanswered condition could let in, or hide, an answer and raise the low end.
 */
export function resolveDisputed(
  checklist: Checklist,
  findings: readonly Finding[],
  absent: readonly Absentee[] = [],
): readonly Finding[] {
  const conditional = new Map(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      criterion.when ? [[criterion.id, criterion] as const] : [],
    ),
  );
  if (conditional.size === 0) return findings;
  const undecided = findUndecided(checklist, findings);
  const isMeant = meantIn(checklist, findings);
  return findings.map((finding) => {
    const criterion = conditional.get(finding.criterion);
    const isUndecided = ({ said, respondent }: Response) =>
      said !== 'blank' &&
      said !== 'text' &&
      // Published responses without a score have no respondent: they hide whose condition it was.
      respondent !== '' &&
      undecided.get(finding.criterion)?.has(respondent) &&
      (said !== 'not-asked' || (criterion && isMeant(criterion)));
    // A range that is withheld stays so.
    const isWithheld = finding.low === null && finding.score !== null;
    const isSettled = isWithheld || finding.by === 'agreed';
    if (!criterion || isSettled || !finding.responses.some(isUndecided)) return finding;
    return judge(
      checklist,
      criterion,
      finding.responses.map((response) =>
        isUndecided(response) ? asUnanswered(response) : response,
      ),
      blanksOf(absent),
    );
  });
}

/**
 * Finds, per criterion id, the respondents for whom its condition is undecided. Their certain
 * answers neither satisfy nor refute it, and at least one answer it depends on is missing or itself
 * undecided.
 */
export function findUndecided(
  checklist: Checklist,
  findings: readonly Finding[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const responses = new Map(
    findings.map((own) => [
      own.criterion,
      new Map(own.responses.map((one) => [one.respondent, one])),
    ]),
  );
  const respondents = findings[0]?.responses.map(({ respondent }) => respondent) ?? [];
  const undecided = new Map<string, ReadonlySet<string>>();
  const isOpen = (id: string, respondent: string) => {
    const said = responses.get(id)?.get(respondent)?.said;
    return said === 'blank' || undecided.get(id)?.has(respondent) === true;
  };
  for (const criterion of afterConditions(checklist)) {
    const { id, when } = criterion;
    if (!when) continue;
    const open = respondents.filter((respondent) => {
      const isLeftOpen = testsOf(when).some(({ test }) => isOpen(test.criterion, respondent));
      const answerTo = (other: string) =>
        isOpen(other, respondent) ? null : valueOfResponse(responses.get(other)?.get(respondent));
      return isLeftOpen && verdictOn(checklist, criterion, answerTo) === null;
    });
    undecided.set(id, new Set(open));
  }
  return undecided;
}

/**
 * Returns whether an audit asks a criterion. An express audit shows in a criterion that is not asked
 * although its condition, by all answers, does not hide it.
 */
function meantIn(
  checklist: Checklist,
  findings: readonly Finding[],
): (criterion: Criterion) => boolean {
  const byId = new Map(findings.map((own) => [own.criterion, own]));
  const answerOf = (id: string, respondent: string) =>
    valueOfResponse(byId.get(id)?.responses.find((own) => own.respondent === respondent));
  let isExpress: boolean | undefined;
  const findMode = () =>
    criteriaOf(checklist).some(
      ({ criterion }) =>
        !isKey(criterion) &&
        (byId.get(criterion.id)?.responses ?? []).some(
          ({ said, respondent }) =>
            said === 'not-asked' &&
            verdictOn(checklist, criterion, (id) => answerOf(id, respondent)) !== false,
        ),
    );
  return (criterion) => {
    if (isKey(criterion)) return true;
    isExpress ??= findMode();
    return !isExpress;
  };
}

function valueOfResponse(response: Response | undefined): AnswerValue | null {
  return response?.answer ?? response?.level ?? null;
}

function asUnanswered({ respondent, group }: Response): Response {
  return { respondent, group, said: 'blank', level: null, score: null };
}
