import type { Checklist } from '../checklist/checklist.ts';
import type { Flaw } from './rule.ts';
import { equalAdvice, missingAdvice, missingEffort } from './rules/advice.ts';
import { idleMusts, unreachableBands } from './rules/bands.ts';
import { idleConditions, idleCriteria, outweighingPoints } from './rules/idle.ts';
import { equalLevels, flatLevels, unusedLabels } from './rules/levels.ts';
import { expressWords, similarIds } from './rules/names.ts';

/** What a rule looks for in a checklist without mistakes. */
export type LintRule = (checklist: Checklist) => readonly Flaw[];

/** Every rule by the name that "align check" gives it. */
const rules: Readonly<Record<string, LintRule>> = {
  'equal-advice': equalAdvice,
  'equal-levels': equalLevels,
  'express-words': expressWords,
  'flat-levels': flatLevels,
  'idle-condition': idleConditions,
  'idle-criterion': idleCriteria,
  'idle-must': idleMusts,
  'missing-advice': missingAdvice,
  'missing-effort': missingEffort,
  'outweighing-point': outweighingPoints,
  'similar-ids': similarIds,
  'unreachable-band': unreachableBands,
  'unused-label': unusedLabels,
};

/** The names of all rules. */
export const lintRuleCodes: readonly string[] = Object.keys(rules);

/** A flaw, and the name of the rule that found it. */
export interface NamedFlaw extends Flaw {
  readonly rule: string;
}

/** All flaws of a checklist that has no mistakes, rule by rule. */
export function lint(checklist: Checklist): readonly NamedFlaw[] {
  return Object.entries(rules).flatMap(([rule, find]) =>
    find(checklist).map((flaw) => ({ ...flaw, rule })),
  );
}
