import type { ScoreChange } from '../../analysis/comparison/changes.ts';
import { reaches, TOLERANCE } from '../../scoring/tolerance.ts';
import { limitOf } from '../defaults.ts';
import type { JudgedAudit, Judgement, Rule, RuleName } from '../gate.ts';
import type { Limit, Severity } from '../policy.ts';
import { limitInPercent, numberBeside, scoreBeside } from '../words.ts';
import { noBaseline } from './no-baseline.ts';

/**
 * How far the overall score fell. Worst case: from the score of the earlier round to this one with
 * every blank as the worst level. Where the earlier round has no score, there is nothing to fall from.
 */
export const maxTotalDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.total', maxDrop?.total, baseline, (compared) => [
    { ...compared.total, subject: null, name: 'the score' },
  ]);

/** How far any point fell, judged in the same way. What no longer applies has not fallen. */
export const maxPointDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.point', maxDrop?.point, baseline, ({ points }) =>
    points.map((own) => ({ ...own, subject: own.point, name: own.point })),
  );

/** How far any key criterion fell, judged in the same way. */
export const maxKeyCriterionDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.keyCriterion', maxDrop?.keyCriterion, baseline, ({ criteria }) =>
    criteria
      .filter(({ key }) => key)
      .map((own) => ({ ...own, subject: own.criterion, name: own.criterion })),
  );

interface Dropped extends ScoreChange {
  readonly subject: string | null;
  readonly name: string;
}

interface Terms {
  readonly rule: RuleName;
  readonly limit: number;
  readonly severity: Severity;
}

/** One judgement for each subject that fell too far; a single one where none did. */
function judgeDrops(
  rule: RuleName,
  written: Limit<number> | undefined,
  baseline: JudgedAudit['baseline'],
  subjectsOf: (compared: NonNullable<JudgedAudit['baseline']>) => readonly Dropped[],
): readonly Judgement[] {
  if (written === undefined) return [];
  const { limit: percent, severity } = limitOf(written);
  if (!baseline) return [noBaseline(rule, severity, percent / 100)];
  const terms = { rule, limit: percent / 100, severity };
  const drops = subjectsOf(baseline).map((own) => ({ own, drop: dropOf(own) }));
  const tooFar = drops.filter(({ drop }) => !reaches(terms.limit, drop));
  if (tooFar.length > 0) return tooFar.map(({ own, drop }) => failed(own, drop, terms));
  const value = Math.max(0, ...drops.map(({ drop }) => drop));
  const message = `nothing fell by more than ${limitInPercent(terms.limit)}`;
  return [{ ...terms, subject: null, holds: true, value, message, waivable: null }];
}

function dropOf({ before, lowest }: ScoreChange): number {
  return before === null || lowest === null ? 0 : before - lowest;
}

function failed(
  { subject, name, before, after, lowest }: Dropped,
  drop: number,
  terms: Terms,
): Judgement {
  const { limit } = terms;
  const isKnown = after !== null && before !== null && !reaches(limit, before - after);
  const verb = isKnown ? 'fell' : 'could have fallen, with what is blank,';
  const isMoved = isKnown && lowest !== null && after - lowest > TOLERANCE;
  const without = isMoved ? ` (${inPercent(after)} without what is blank)` : '';
  const way = `from ${inPercent(before)} to ${inPercent(lowest)}${without}`;
  const message = `${name} ${verb} by ${numberBeside(drop * 100, limit * 100)}, ${way}, which is more than ${limitInPercent(limit)}`;
  return { ...terms, subject, holds: false, value: drop, message, waivable: null };
}

function inPercent(score: number | null): string {
  return score === null ? 'none' : scoreBeside(score, 0);
}
