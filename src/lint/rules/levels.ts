import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, placedCriteria } from '../../checklist/lookup.ts';
import { quoted } from '../../text/safe.ts';
import { authoredOptions, type Described } from '../described.ts';
import { type Flaw, isSameText } from '../rule.ts';

/** Levels or thresholds with scores that neither rise nor fall all the way. */
export function flatLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const steps = stepsOf(criterion);
    const falls = (steps.at(-1)?.score ?? 0) < (steps[0]?.score ?? 0);
    return steps.flatMap(({ name, score, place }, i): readonly Flaw[] => {
      const before = steps[i - 1];
      if (!before || (falls ? score < before.score : score > before.score)) return [];
      return [
        {
          path: [...path, ...place, 'score'],
          what: `${name} scores ${score} and ${before.name} before it ${before.score}, so the scores do not ${falls ? 'fall' : 'rise'} from first to last`,
          why: 'whoever takes the next step must score more, and these are read as steps',
          fix: 'sort them by score, and give each a score of its own',
        },
      ];
    });
  });
}

interface Step {
  readonly name: string;
  /** In percent. */
  readonly score: number;
  readonly place: Flaw['path'];
}

/** The steps with scores of their own; options need no order. */
function stepsOf(criterion: Criterion): readonly Step[] {
  if (criterion.type === 'number') {
    return criterion.thresholds
      .map(({ at, score }, i) => ({
        at,
        name: `the threshold at ${at}`,
        score,
        place: ['thresholds', i],
      }))
      .toSorted((a, b) => a.at - b.at);
  }
  if (!('levels' in criterion) || !isList(criterion.levels)) return [];
  return criterion.levels.map(({ score }, i) => ({
    name: `level ${i}`,
    score,
    place: ['levels', i],
  }));
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}

/** Levels or options of one criterion that say the same. */
export function equalLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const described = authoredOptions(criterion);
    return described.flatMap((one, i): readonly Flaw[] => {
      const twin = described.slice(0, i).find((other) => saysTheSame(one, other));
      if (!twin) return [];
      return [
        {
          path: [...path, ...one.path],
          what: `${one.name} says the same as ${twin.name}`,
          why: 'people choose what is true, and cannot tell which of the two is meant',
          fix: 'say in each what is true of it and not of the other',
        },
      ];
    });
  });
}

/** What is described is told apart by that, and what is not by its label. */
function saysTheSame(one: Described, other: Described): boolean {
  if (one.description !== '' || other.description !== '') {
    return isSameText(one.description, other.description);
  }
  return one.label !== '' && isSameText(one.label, other.label);
}

/** Labels of the shared scale that no criterion has a level for. */
export function unusedLabels(checklist: Checklist): readonly Flaw[] {
  const used = new Set(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      levelsOf(checklist, criterion)
        .filter(isNumbered)
        .map(({ level, label }) => nameOf(level, label)),
    ),
  );
  return (checklist.scale ?? []).flatMap(({ level, label }, i): readonly Flaw[] => {
    if (used.has(nameOf(level, label))) return [];
    return [
      {
        path: ['scale', i, 'label'],
        what: `no criterion has a level ${level} that is labelled ${quoted(label)}`,
        why: 'a scale says which levels there are, and this one is never to be chosen',
        fix: 'delete it, or describe this level in a criterion',
      },
    ];
  });
}

function nameOf(level: number, label: string): string {
  return `${level} ${label}`;
}
