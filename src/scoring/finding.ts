import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/levels.ts';
import { targetOf } from '../checklist/defaults.ts';
import { mean } from './mean.ts';
import { reaches } from './tolerance.ts';
import type { Voice } from './voices.ts';

export type Outcome =
  | 'met'
  | 'partly-met'
  | 'not-met'
  | 'not-applicable'
  | 'not-answered'
  | 'not-asked';

/** How one criterion came out. All scores are fractions, 0 to 1. */
export interface Finding {
  readonly criterion: string;
  readonly outcome: Outcome;
  /** The mean of the group means; null unless it is met, partly met or not met. */
  readonly score: number | null;
  /**
   * The score with every blank as the worst level, and as the best one; null where no answer that
   * is still missing could bring the criterion into the score.
   */
  readonly low: number | null;
  readonly high: number | null;
  /** The mean of each group that gave a level, by group id. */
  readonly groups: Readonly<Record<string, number>>;
  readonly voices: readonly Voice[];
}

/** Judges one criterion by what everybody said. */
export function judge(
  checklist: Checklist,
  criterion: Criterion,
  voices: readonly Voice[],
): Finding {
  const outcome = outcomeOf(checklist, criterion, voices);
  const levels = levelsOf(checklist, criterion);
  const isOpen = outcome !== 'not-applicable' || voices.some(({ said }) => said === 'blank');
  const filled = (score: number | undefined) =>
    isOpen ? meanOfGroupMeans(fillBlanks(voices, score ?? 0)) : null;
  return {
    criterion: criterion.id,
    outcome,
    score: outcome === 'not-applicable' ? null : meanOfGroupMeans(voices),
    low: filled(levels.at(0)?.score),
    high: filled(levels.at(-1)?.score),
    groups: groupMeans(voices),
    voices,
  };
}

/** The mean of each group that gave a level, 0 to 1, by group id. */
export function groupMeans(voices: readonly Voice[]): Readonly<Record<string, number>> {
  const groups = [...new Set(voices.map(({ group }) => group))].sort();
  const means: Record<string, number> = {};
  for (const group of groups) {
    const given = voices.filter((voice) => voice.group === group).flatMap(givenScore);
    const value = mean(given);
    if (value !== null) means[group] = value;
  }
  return means;
}

function givenScore({ respondent, score }: Voice): readonly { id: string; value: number }[] {
  return score === null ? [] : [{ id: respondent, value: score }];
}

/**
 * The same voices with every blank answered by `score`. "Not applicable" counts as a blank here:
 * where it stands, the criterion stays out of the score, and this is not asked.
 */
export function fillBlanks(voices: readonly Voice[], score: number): readonly Voice[] {
  return voices.map((voice) =>
    voice.said === 'blank' || voice.said === 'not-applicable' ? { ...voice, score } : voice,
  );
}

// The mean of the group means, so that five sellers do not outvote one marketer.
function meanOfGroupMeans(voices: readonly Voice[]): number | null {
  return mean(Object.entries(groupMeans(voices)).map(([id, value]) => ({ id, value })));
}

function outcomeOf(checklist: Checklist, criterion: Criterion, voices: readonly Voice[]): Outcome {
  const asked = voices.filter(({ said }) => said !== 'not-asked');
  if (asked.length === 0) return 'not-asked';
  const score = meanOfGroupMeans(asked);
  if (score === null) {
    return asked.some(({ said }) => said === 'not-applicable') ? 'not-applicable' : 'not-answered';
  }
  if (reaches(score, targetOf(checklist, criterion).score)) return 'met';
  return reaches(0, score) ? 'not-met' : 'partly-met';
}
