import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { testsOf } from '../checklist/condition.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, weightOf } from '../checklist/lookup.ts';
import { type Finding, judge } from './finding.ts';
import { afterConditions, type Response, verdictOn } from './responses.ts';
import { type Weighted, weightedMean } from './total.ts';

/** What an audit comes to at one end of what its blanks allow. All scores are fractions, 0 to 1. */
export interface Bound {
  /** Without the answers that hang on a blank. */
  readonly findings: readonly Finding[];
  /** Null where nothing can be scored. */
  readonly score: number | null;
  /** By point id; null where nothing of the point can be scored. */
  readonly points: Readonly<Record<string, number | null>>;
}

/**
 * The lowest, or the highest, scores that blanks could still lead to, whatever is answered in their
 * place, "not applicable" included: a criterion that nobody answered counts at its worst (best)
 * level or stays out, whichever leads further. Every answer made blank lowers the low end or leaves
 * it. It equals the interval of the scorecard unless a worst level scores more than 0 (a best one
 * less than 1) or a condition is blank; then it reaches further.
 */
export function scoreAtBound(
  checklist: Checklist,
  given: readonly Finding[],
  end: 'low' | 'high',
): Bound {
  const findings = resolveDisputed(checklist, given);
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const certain: Weighted[] = [];
  const possible: Weighted[] = [];
  const points: Record<string, number | null> = {};
  for (const { id, weight, criteria } of checklist.points) {
    const { fixed, open } = sortOut(criteria, byId, end);
    const value = extremeMean(fixed, open, end);
    points[id] = value;
    if (value === null) continue;
    const isCertain = weightedMean(fixed) !== null;
    (isCertain ? certain : possible).push({ id, weight, value });
  }
  return { findings, score: extremeMean(certain, possible, end), points };
}

/** The criteria of a point that count in any case, and those that may stay out. */
function sortOut(
  criteria: readonly Criterion[],
  findings: ReadonlyMap<string, Finding>,
  end: 'low' | 'high',
): { readonly fixed: readonly Weighted[]; readonly open: readonly Weighted[] } {
  const fixed: Weighted[] = [];
  const open: Weighted[] = [];
  for (const criterion of criteria) {
    const finding = findings.get(criterion.id);
    const value = finding?.[end] ?? null;
    if (value === null) continue;
    const list = finding?.score === null ? open : fixed;
    list.push({ id: criterion.id, weight: weightOf(criterion), value });
  }
  return { fixed, open };
}

/** The mean of all that is fixed and of as much of the open as leads it further to the end. */
function extremeMean(
  fixed: readonly Weighted[],
  open: readonly Weighted[],
  end: 'low' | 'high',
): number | null {
  const sign = end === 'low' ? 1 : -1;
  let taken = fixed;
  let mean = weightedMean(fixed);
  for (const own of open.toSorted((a, b) => sign * (a.value - b.value))) {
    if (mean !== null && sign * (own.value - mean) >= 0) break;
    taken = [...taken, own];
    mean = weightedMean(taken);
  }
  return mean;
}

/**
 * The findings without the answers that hang on a blank: where somebody left open the criterion that
 * decides whether another is asked, their answer to that other one may come to nothing, and is a
 * blank too. Otherwise a condition left blank could let in an answer that lifts the low end.
 */
function resolveDisputed(checklist: Checklist, findings: readonly Finding[]): readonly Finding[] {
  const conditional = new Map(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      criterion.when ? [[criterion.id, criterion] as const] : [],
    ),
  );
  if (conditional.size === 0) return findings;
  const doubted = findDoubts(checklist, findings);
  return findings.map((finding) => {
    const criterion = conditional.get(finding.criterion);
    const isDoubtful = ({ said, respondent }: Response) =>
      (said === 'level' || said === 'not-applicable') &&
      doubted.get(finding.criterion)?.has(respondent);
    if (!criterion || !finding.responses.some(isDoubtful)) return finding;
    return judge(
      checklist,
      criterion,
      finding.responses.map((voice) => (isDoubtful(voice) ? blanked(voice) : voice)),
    );
  });
}

/**
 * Of whom it is open whether they are asked a criterion, by its id: its condition neither holds nor
 * fails by what they said for certain, and something in it they left open, by saying nothing that
 * counts or by an answer that is open itself.
 */
function findDoubts(
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
  const doubted = new Map<string, ReadonlySet<string>>();
  const isOpen = (id: string, respondent: string) => {
    const said = responses.get(id)?.get(respondent)?.said;
    return said === 'blank' || doubted.get(id)?.has(respondent) === true;
  };
  for (const criterion of afterConditions(checklist)) {
    const { id, when } = criterion;
    if (!when) continue;
    const open = respondents.filter((respondent) => {
      const isLeftOpen = testsOf(when).some(({ test }) => isOpen(test.criterion, respondent));
      const answerTo = (other: string) =>
        isOpen(other, respondent) ? null : valueOfVoice(responses.get(other)?.get(respondent));
      return isLeftOpen && verdictOn(checklist, criterion, answerTo) === null;
    });
    doubted.set(id, new Set(open));
  }
  return doubted;
}

function valueOfVoice(voice: Response | undefined): AnswerValue | null {
  return voice?.answer ?? voice?.level ?? null;
}

function blanked({ respondent, group }: Response): Response {
  return { respondent, group, said: 'blank', level: null, score: null };
}
