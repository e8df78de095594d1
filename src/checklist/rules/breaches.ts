import type { Checklist } from '../checklist.ts';
import { bandBreaches } from './bands.ts';
import type { Breach } from './breach.ts';
import { causeBreaches } from './causes.ts';
import { conditionBreaches } from './conditions.ts';
import { idBreaches } from './ids.ts';
import { levelBreaches } from './levels.ts';
import { weightBreaches } from './weights.ts';

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
    find: idBreaches,
  },
  {
    name: 'weights',
    why: 'the score is a weighted mean, and nothing would be in it',
    find: weightBreaches,
  },
  {
    name: 'bands',
    why: 'every score lies in exactly one band only if the bands begin at 0 and rise',
    find: bandBreaches,
  },
  {
    name: 'levels',
    why: 'what is scored, aimed at or capped must exist, or the report would be about nothing',
    find: levelBreaches,
  },
  {
    name: 'causes',
    why: 'a root cause is found by going from cause to cause until there is none',
    find: causeBreaches,
  },
  {
    name: 'conditions',
    why: 'whether a criterion is asked must follow from answers that were given before',
    find: conditionBreaches,
  },
];

/** Every rule across fields that a checklist of the right shape does not keep. */
export function breaches(checklist: Checklist): readonly ExplainedBreach[] {
  return rules.flatMap(({ name: rule, why, find }) =>
    find(checklist).map((breach) => ({ ...breach, rule, why })),
  );
}
