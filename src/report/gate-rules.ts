import type { RuleName } from '../policy/gate.ts';

interface DescribedRule {
  readonly title: string;
  /** What to do where it is not met. */
  readonly help: string;
}

const MINIMUM = 'Answer what is blank, close the costliest gaps, or lower the limit in the policy.';
const CHANGE = 'See what changed since the baseline; write a new baseline where that is meant.';

/** What each rule of a policy asks for, for those who only see that it is not met. */
export const GATE_RULES: Readonly<Record<RuleName, DescribedRule>> = {
  minScore: { title: 'The overall score has a minimum', help: MINIMUM },
  minBand: { title: 'The band has a minimum', help: MINIMUM },
  points: { title: 'The score of a point has a minimum', help: MINIMUM },
  criteria: { title: 'A criterion must reach a level', help: MINIMUM },
  'maxDrop.total': { title: 'The overall score may not fall so far', help: CHANGE },
  'maxDrop.point': { title: 'The score of a point may not fall so far', help: CHANGE },
  'maxDrop.keyCriterion': { title: 'A key criterion may not fall so far', help: CHANGE },
  noNewGaps: { title: 'No gap may be new', help: CHANGE },
  noNewRootCauses: { title: 'No root cause may be new', help: CHANGE },
  maxPerceptionGap: {
    title: 'Two groups may not be so far apart',
    help: 'Have both groups show each other what they base their answers on, and answer again.',
  },
  maxUnanswered: {
    title: 'Only so many criteria may have no answer',
    help: 'Find somebody who knows.',
  },
  maxNotApplicable: {
    title: 'Only so much may be not applicable',
    help: 'Look at the reasons; answer what applies after all, and what nobody has answered.',
  },
  maxAge: { title: 'The answers may not be so old', help: 'Audit again.' },
  minRespondents: {
    title: 'So many of a group must have answered',
    help: 'Ask more people of the group.',
  },
  graded: { title: 'Something must be graded', help: 'Answer at least one criterion that counts.' },
};
