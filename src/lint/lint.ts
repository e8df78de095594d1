import type { Checklist } from '../checklist/checklist.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { LintRule } from './rule.ts';
import { equalAdvice, missingAdvice, missingEffort } from './rules/advice.ts';
import { evadableMusts, idleMusts, unreachableBands } from './rules/bands.ts';
import { idleConditions, idleCriteria, outweighingPoints } from './rules/idle.ts';
import { equalLevels, flatLevels, unusedLabels } from './rules/levels.ts';
import {
  missingLastAdvice,
  missingShorts,
  missingTitles,
  missingVerdicts,
} from './rules/missing.ts';
import { expressWords, similarIds } from './rules/names.ts';

const rules: readonly LintRule[] = [
  equalAdvice,
  equalLevels,
  evadableMusts,
  expressWords,
  flatLevels,
  idleConditions,
  idleCriteria,
  idleMusts,
  missingAdvice,
  missingEffort,
  missingLastAdvice,
  missingShorts,
  missingTitles,
  missingVerdicts,
  outweighingPoints,
  similarIds,
  unreachableBands,
  unusedLabels,
];

/** Returns the warnings about a checklist without errors, rule by rule. */
export function lint(checklist: Checklist): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(checklist));
}
