import type { Checklist } from '../checklist/checklist.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Participant } from '../scoring/voices.ts';
import { type Discussion, findDiscussions } from './discuss-first.ts';
import { comparePerceptions, type Perception } from './perception.ts';
import { findUnknownToGroups, type UnknownToGroup } from './should-know.ts';

/** How differently the respondents see the same criteria. */
export interface Differences {
  /** The criteria on which two groups are furthest apart, at most three. */
  readonly discussFirst: readonly Discussion[];
  /** Every criterion, in the order of the checklist. */
  readonly criteria: readonly Perception[];
  /** What a whole group does not know although another does. */
  readonly unknownToGroups: readonly UnknownToGroup[];
}

/** Sets the views of groups and respondents against each other. */
export function compareViews(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
): Differences {
  return {
    discussFirst: findDiscussions(checklist, scorecard, participants),
    criteria: comparePerceptions(checklist, scorecard),
    unknownToGroups: findUnknownToGroups(checklist, scorecard, participants),
  };
}
