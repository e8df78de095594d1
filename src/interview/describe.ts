import type { Remarks } from '../answers/answers.ts';
import type { Answer } from '../answers/match.ts';
import type { Criterion, Point } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/index.ts';
import type { Level } from '../checklist/criteria/scale.ts';
import { answerTo, askedCriteria } from './asked.ts';
import type { Interview, Script } from './interview.ts';
import { remarksOn } from './record.ts';

/** All there is to show of one criterion. */
export interface Description {
  readonly point: Point;
  readonly criterion: Criterion;
  /** Worst first; the number to answer with is `level`. */
  readonly levels: readonly Level[];
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
    levels: levelsOf(script.checklist, criterion),
    answer: answerTo(interview, criterion.id),
    remarks: remarksOn(interview, criterion.id),
    isPutOff: interview.skipped.includes(criterion.id),
  };
}
