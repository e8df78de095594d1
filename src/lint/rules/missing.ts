import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import { type PlacedCriterion, placedCriteria } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { warningWords } from '../../words/warnings.ts';
import { levelsNeedingAdvice, lintWarning } from '../rule.ts';

/** Finds criteria that reports can only name by number and question. One warning for all of them. */
export function missingTitles(checklist: Checklist): readonly Diagnostic[] {
  const missing = placedCriteria(checklist).filter(({ criterion }) => !criterion.title);
  return atFirst('lint/missing-title', missing, warningWords.missingTitles);
}

/** Finds points whose title is too long for a chart. One warning for all of them. */
export function missingShorts({ points }: Checklist): readonly Diagnostic[] {
  const missing = points.flatMap(({ title, short }, i) =>
    short === undefined && title.length > MOST_CHARACTERS ? [['points', i, 'title']] : [],
  );
  const [first] = missing;
  if (first === undefined) return [];
  const words = warningWords.missingShorts({ points: missing.length });
  return [lintWarning('lint/missing-short', first, words)];
}

/** Width of a name in a chart, in characters. */
const MOST_CHARACTERS = 28;

/** Finds bands and required levels that give a headline nothing to say. One warning for all of them. */
export function missingVerdicts(checklist: Checklist): readonly Diagnostic[] {
  const bands = checklist.bands.flatMap(({ verdict }, i) =>
    verdict === undefined ? [['bands', i, 'title']] : [],
  );
  const musts = placedCriteria(checklist).flatMap(({ criterion: { must }, path }) =>
    must && must.verdict === undefined ? [[...path, 'must', 'cap']] : [],
  );
  const [first] = [...bands, ...musts];
  if (first === undefined) return [];
  const words = warningWords.missingVerdicts({ bands: bands.length, musts: musts.length });
  return [lintWarning('lint/missing-verdict', first, words)];
}

/** Finds criteria without an action for the last step. One warning for all of them. */
export function missingLastAdvice(checklist: Checklist): readonly Diagnostic[] {
  const missing = placedCriteria(checklist).filter(({ criterion }) =>
    lacksLastAction(checklist, criterion),
  );
  return atFirst('lint/missing-last-advice', missing, warningWords.missingLastAdvice);
}

function lacksLastAction(checklist: Checklist, criterion: Criterion): boolean {
  const last = levelsNeedingAdvice(checklist, criterion).at(-1);
  return isScored(criterion) && last?.kind === 'level' && last.advice?.do === undefined;
}

function atFirst(
  code: 'lint/missing-title' | 'lint/missing-last-advice',
  missing: readonly PlacedCriterion[],
  words: (counted: { criteria: number }) => Pick<Diagnostic, 'message' | 'hint' | 'why'>,
): readonly Diagnostic[] {
  const [first] = missing;
  if (first === undefined) return [];
  return [lintWarning(code, [...first.path, 'id'], words({ criteria: missing.length }))];
}
