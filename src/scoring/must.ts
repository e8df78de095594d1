import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/index.ts';
import type { Must } from '../checklist/criterion.ts';
import { mustLevelOf, scopeOf } from '../checklist/defaults.ts';
import { type Finding, fillBlanks, groupMeans } from './finding.ts';
import { mean } from './mean.ts';
import type { Scorecard } from './scorecard.ts';
import { reaches } from './tolerance.ts';
import type { Voice } from './voices.ts';

/** A must that does not hold. */
export interface FailedMust {
  readonly criterion: string;
  readonly must: Must;
  /** Whose level is too low: respondent ids, group ids, or nobody in particular (overall). */
  readonly by: readonly string[];
}

/**
 * Whose eyes the blanks are seen with: in the headline they are passed over, at the low end they
 * are the worst level, at the high end the best one.
 */
export type End = 'headline' | 'low' | 'high';

/** Every must that does not hold, in the order of the checklist. */
export function failedMusts(
  checklist: Checklist,
  { findings }: Pick<Scorecard, 'findings'>,
  end: End,
): readonly FailedMust[] {
  const holding = criteriaWithMust(checklist);
  if (holding.size === 0) return [];
  return findings.flatMap((finding) => {
    const criterion = holding.get(finding.criterion);
    if (!criterion?.must) return [];
    const levels = levelsOf(checklist, criterion);
    const limit = mustLevelOf(checklist, criterion, criterion.must).score;
    const blank = levels.at(end === 'low' ? 0 : -1)?.score ?? 0;
    const judged = judgedScores(criterion.must, voicesAt(finding, end, blank));
    const failed = judged.filter(({ value }) => !reaches(value, limit));
    if (failed.length === 0) return [];
    const isOverall = scopeOf(criterion.must) === 'overall';
    return [
      {
        criterion: criterion.id,
        must: criterion.must,
        by: isOverall ? [] : failed.map(({ id }) => id),
      },
    ];
  });
}

/** What `criteriaWithMust` has found: an audit asks again for every respondent. */
const known = new WeakMap<Checklist, ReadonlyMap<string, Criterion>>();

function criteriaWithMust(checklist: Checklist): ReadonlyMap<string, Criterion> {
  const found = known.get(checklist);
  if (found) return found;
  const criteria = checklist.points.flatMap((point) => point.criteria.filter(({ must }) => must));
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  known.set(checklist, byId);
  return byId;
}

function voicesAt(finding: Finding, end: End, blank: number): readonly Voice[] {
  return end === 'headline' || finding.low === null
    ? finding.voices
    : fillBlanks(finding.voices, blank);
}

function judgedScores(
  must: Must,
  voices: readonly Voice[],
): readonly { id: string; value: number }[] {
  const groups = Object.entries(groupMeans(voices)).map(([id, value]) => ({ id, value }));
  switch (scopeOf(must)) {
    case 'each-group':
      return groups;
    case 'each-respondent':
      return voices.flatMap(({ respondent, score }) =>
        score === null ? [] : [{ id: respondent, value: score }],
      );
    case 'overall': {
      const value = mean(groups);
      return value === null ? [] : [{ id: 'overall', value }];
    }
  }
}
