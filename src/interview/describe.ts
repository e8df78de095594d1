import type { Remarks } from '../answers/answers.ts';
import type { Answer } from '../answers/match.ts';
import type { Point } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/index.ts';
import { answerTo, askedCriteria } from './asked.ts';
import type { Interview, Script } from './interview.ts';
import { remarksOn } from './record.ts';
import { rowsOf } from './rows.ts';
import type { Answerable } from './typed-answer.ts';

/** All there is to show of one criterion. */
export interface Description extends Answerable {
  readonly point: Point;
  /** What was answered before, if anything. */
  readonly answer: Answer | undefined;
  /** Note and evidence so far, whether there is an answer or not. */
  readonly remarks: Remarks;
  readonly isPutOff: boolean;
}

/** Describes a criterion, by default the one that is asked; null where it is not asked at all. */
export function describe(
  script: Script,
  interview: Interview,
  id: string | null = interview.current,
): Description | null {
  const found = askedCriteria(script, interview).find(({ criterion }) => criterion.id === id);
  if (!found) return null;
  const { point, criterion } = found;
  return {
    point,
    criterion,
    levels: rowsOf(script.checklist, criterion),
    scale: scaleOf(script.checklist, criterion),
    answer: answerTo(interview, criterion.id),
    remarks: remarksOn(interview, criterion.id),
    isPutOff: interview.skipped.includes(criterion.id),
  };
}
