import type { Gate, RuleName } from '../policy/gate.ts';
import type { Report } from './report.ts';

/** The rules that judge criteria. A point or a group may have the same id as a criterion. */
const JUDGE_CRITERIA: readonly RuleName[] = [
  'criteria',
  'maxDrop.keyCriterion',
  'noNewGaps',
  'maxPerceptionGap',
];

/** The gates that are about one criterion, whatever they came to. */
export function gatesAbout({ verdict }: Report, criterion: string): readonly Gate[] {
  return (verdict?.gates ?? []).filter(
    ({ rule, subject }) => subject === criterion && JUDGE_CRITERIA.includes(rule),
  );
}
