import type { Diagnostic } from '../../diagnostic.ts';
import { errorText, ruleWords } from '../../words/errors.ts';
import type { Checklist } from '../checklist.ts';
import { weightOf } from '../lookup.ts';
import { checkIds } from './ids.ts';
import { checkLevels } from './levels.ts';
import { checkCauses, checkConditions } from './references.ts';

/** Rules across fields that share a reason. */
interface RuleGroup {
  readonly name: string;
  readonly why: string;
  readonly find: (checklist: Checklist) => readonly Diagnostic[];
}

/** Every rule that a checklist must keep. */
export const rules: readonly RuleGroup[] = [
  { name: 'ids', why: ruleWords.ids, find: checkIds },
  { name: 'weights', why: ruleWords.weights, find: checkWeights },
  { name: 'bands', why: ruleWords.bands, find: checkBands },
  { name: 'levels', why: ruleWords.levels, find: checkLevels },
  { name: 'causes', why: ruleWords.causes, find: checkCauses },
  { name: 'conditions', why: ruleWords.conditions, find: checkConditions },
];

/** Returns the errors across fields of a checklist of the right shape. */
export function checkRules(checklist: Checklist): readonly Diagnostic[] {
  return rules.flatMap(({ why, find }) => find(checklist).map((own) => ({ ...own, why })));
}

/** Finds weights that leave nothing to score. */
function checkWeights({ points }: Checklist): readonly Diagnostic[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length === 0) {
    return [{ ...errorText('checklist/no-weight'), path: ['points', 0, 'weight'] }];
  }
  const isScored = weighted.some(({ criteria }) => criteria.some((one) => weightOf(one) > 0));
  if (isScored) return [];
  const first = points.findIndex(({ weight }) => weight > 0);
  const error = errorText('checklist/no-criterion-weight');
  return [{ ...error, path: ['points', first, 'criteria'] }];
}

/** Finds bands that leave a score without a band, or with two. */
function checkBands({ bands }: Checklist): readonly Diagnostic[] {
  return bands.flatMap((band, i) => {
    const path = ['bands', i, 'from'];
    const lower = bands[i - 1];
    if (!lower) {
      const error = errorText('checklist/first-band', { from: band.from });
      return band.from === 0 ? [] : [{ ...error, path }];
    }
    if (band.from > lower.from) return [];
    const error = errorText('checklist/band-order', { lower: lower.from, band: lower.id });
    return [{ ...error, path }];
  });
}
