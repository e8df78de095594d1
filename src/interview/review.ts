import { scaleOf } from '../checklist/criteria/index.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import { type Asked, answerTo, askedCriteria } from './asked.ts';
import type { Interview, Script } from './interview.ts';
import { remarksOn } from './record.ts';

/** One criterion in the review. */
export interface ReviewLine {
  /** The id of the criterion. */
  readonly criterion: string;
  readonly question: string;
  /** The title of its point. */
  readonly point: string;
  readonly state: 'open' | 'put-off' | 'rated' | 'unknown' | 'not-applicable';
  /** The number of the level chosen; null unless the state is `rated` and levels have numbers. */
  readonly level: number | null;
  /** In a few words: the label of the level, the reason, "I don't know", "open", "put off". */
  readonly said: string;
  readonly hasNote: boolean;
  /** How many pieces of evidence were named. */
  readonly evidence: number;
}

/** A line for each criterion that is asked: open ones first, each part in the checklist's order. */
export function reviewLines(script: Script, interview: Interview): readonly ReviewLine[] {
  const lines = askedCriteria(script, interview).map((asked) => line(script, interview, asked));
  const isOpen = ({ state }: ReviewLine) => state === 'open' || state === 'put-off';
  return [...lines.filter(isOpen), ...lines.filter((own) => !isOpen(own))];
}

function line(script: Script, interview: Interview, { point, criterion }: Asked): ReviewLine {
  const { note, evidence = [] } = remarksOn(interview, criterion.id);
  return {
    criterion: criterion.id,
    question: criterion.question,
    point: point.title,
    ...standing(script, interview, criterion),
    hasNote: note !== undefined,
    evidence: evidence.length,
  };
}

function standing(
  { checklist }: Script,
  interview: Interview,
  criterion: Asked['criterion'],
): Pick<ReviewLine, 'state' | 'level' | 'said'> {
  const answer = answerTo(interview, criterion.id);
  if (!answer) {
    return interview.skipped.includes(criterion.id)
      ? { state: 'put-off', level: null, said: 'put off' }
      : { state: 'open', level: null, said: 'open' };
  }
  if ('notApplicable' in answer) {
    return { state: 'not-applicable', level: null, said: answer.notApplicable };
  }
  const { value } = answer;
  if (value === null) return { state: 'unknown', level: null, said: "I don't know" };
  const chosen = scaleOf(checklist, criterion).levelOf(value);
  const level = chosen && isNumbered(chosen) ? chosen.level : null;
  return { state: 'rated', level, said: chosen?.label ?? String(value) };
}
