import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/defaults.ts';
import type { Problem } from '../../errors.ts';
import { problemOf } from '../../input/parse.ts';
import type { Source } from '../../input/source.ts';
import { findFlaws } from '../../proof/flaws.ts';
import { longTexts } from './long-texts.ts';

/** Everything that is allowed in a checklist and was hardly meant, in the order of the file. */
export function flawsIn(source: Source, checklist: Checklist): readonly Problem[] {
  return [...findFlaws(checklist), ...longTexts(checklist)]
    .map(({ what, fix, ...flaw }) => problemOf(source, { ...flaw, text: `${what}; ${fix}` }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** A checklist in a few words. */
export function aboutChecklist(checklist: Checklist): string {
  const { id, version, points } = checklist;
  const criteria = criteriaOf(checklist).length;
  return `checklist ${id} ${version}, points: ${points.length}, criteria: ${criteria}`;
}
