import { quoted } from '../../text/safe.ts';
import type { Checklist } from '../checklist.ts';
import type { Breach } from '../criteria/scale.ts';
import { weightOf } from '../lookup.ts';
import { checkIds } from './ids.ts';
import { checkLevels } from './levels.ts';
import { checkCauses, checkConditions } from './references.ts';

/** A rule across fields, and why it is one. */
interface Rule {
  readonly name: string;
  readonly why: string;
  readonly find: (checklist: Checklist) => readonly Breach[];
}

/** A rule that is not kept, by name, and why it is one. */
export interface ExplainedBreach extends Breach {
  readonly rule: string;
  readonly why: string;
}

/** Every rule that a checklist must keep. */
export const rules: readonly Rule[] = [
  {
    name: 'ids',
    why: 'answers, causes and caps name things by their ids, so an id can mean one thing only',
    find: checkIds,
  },
  {
    name: 'weights',
    why: 'the score is a weighted mean, and nothing would be in it',
    find: checkWeights,
  },
  {
    name: 'bands',
    why: 'every score lies in exactly one band only if the bands begin at 0 and rise',
    find: checkBands,
  },
  {
    name: 'levels',
    why: 'what is scored, aimed at or capped must exist, or the report would be about nothing',
    find: checkLevels,
  },
  {
    name: 'causes',
    why: 'a root cause is found by going from cause to cause until there is none',
    find: checkCauses,
  },
  {
    name: 'conditions',
    why: 'whether a criterion is asked must follow from answers that were given before',
    find: checkConditions,
  },
];

/** Every rule across fields that a checklist of the right shape does not keep. */
export function checkRules(checklist: Checklist): readonly ExplainedBreach[] {
  return rules.flatMap(({ name: rule, why, find }) =>
    find(checklist).map((breach) => ({ ...breach, rule, why })),
  );
}

/** Weights that leave nothing to score. */
function checkWeights({ points }: Checklist): readonly Breach[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length === 0) {
    return [
      {
        path: ['points', 0, 'weight'],
        text: 'is 0 in every point; give at least one of them more',
      },
    ];
  }
  const isScored = weighted.some(({ criteria }) => criteria.some((one) => weightOf(one) > 0));
  if (isScored) return [];
  const text = 'no criterion of a weighted point has a weight; give one more than 0';
  return [{ path: ['points', points.findIndex(({ weight }) => weight > 0), 'criteria'], text }];
}

/** Bands that leave a score without a band, or with two. */
function checkBands({ bands }: Checklist): readonly Breach[] {
  return bands.flatMap((band, i) => {
    const path = ['bands', i, 'from'];
    const lower = bands[i - 1];
    if (!lower) {
      const text = `must be 0 in the first band, but is ${band.from}; write 0`;
      return band.from === 0 ? [] : [{ path, text }];
    }
    if (band.from > lower.from) return [];
    const text = `must be more than the ${lower.from} of ${quoted(lower.id)} before it, but is ${band.from}; sort the bands from low to high`;
    return [{ path, text }];
  });
}
