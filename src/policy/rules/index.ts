import type { Rule } from '../gate.ts';
import { maxAge } from './age.ts';
import { criteria } from './criteria.ts';
import { maxKeyCriterionDrop, maxPointDrop, maxTotalDrop } from './max-drop.ts';
import { minBand } from './min-band.ts';
import { minScore } from './min-score.ts';
import { noNewGaps } from './new-gaps.ts';
import { noNewRootCauses } from './new-root-causes.ts';
import { maxNotApplicable } from './not-applicable.ts';
import { maxPerceptionGap } from './perception-gap.ts';
import { points } from './points.ts';
import { minRespondents } from './respondents.ts';
import { maxUnanswered } from './unanswered.ts';

/** All rules that a policy can set, in the order in which verdicts list them. */
export const rules: readonly Rule[] = [
  minScore,
  minBand,
  points,
  criteria,
  maxTotalDrop,
  maxPointDrop,
  maxKeyCriterionDrop,
  noNewGaps,
  noNewRootCauses,
  maxPerceptionGap,
  maxUnanswered,
  maxNotApplicable,
  maxAge,
  minRespondents,
];
