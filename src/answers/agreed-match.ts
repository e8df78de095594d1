import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/defaults.ts';
import { quoted } from '../safe-text.ts';
import type { Agreed } from './agreed.ts';
import { type Matched, match } from './match.ts';
import { isAbout, type Mismatch } from './mismatch.ts';

/** What the room agreed, matched to a checklist; each answer has a level. */
export type MatchedAgreed = Pick<Matched, 'answers' | 'remarks' | 'problems' | 'warnings'>;

/**
 * Pairs what the room agreed with the checklist, by the rules for answers: for another version of it,
 * renames are followed and what it no longer asks is passed over with a warning.
 */
export function matchAgreed(checklist: Checklist, written: Agreed): MatchedAgreed {
  if (!isAbout(checklist, written)) return nothing(otherChecklist(checklist, written));
  const [group] = Object.keys(groupsOf(checklist));
  const { format, checklist: own, subject, date, agreed: answers, remarks } = written;
  // The room is matched as a respondent would be, of any group, as that does not matter here.
  const respondent = { id: 'room', group };
  const file = { format, checklist: own, subject, date, respondent, answers, remarks };
  const { problems, ...matched } = match(checklist, file, '');
  return { ...matched, problems: problems.map(inAgreed) };
}

function inAgreed({ path, ...rest }: Mismatch): Mismatch {
  return { ...rest, path: path[0] === 'answers' ? ['agreed', ...path.slice(1)] : path };
}

function otherChecklist({ id }: Checklist, { checklist }: Agreed): Mismatch {
  const text = `this was agreed on the checklist ${quoted(checklist.id)}, not on ${quoted(id)}; move the file to the answers it belongs to`;
  return { path: ['checklist', 'id'], text };
}

function nothing(problem: Mismatch): MatchedAgreed {
  return { answers: new Map(), remarks: new Map(), problems: [problem], warnings: [] };
}
