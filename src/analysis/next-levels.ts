import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { type Boxes, isNumbered, type Level, type Scale } from '../checklist/criteria/scale.ts';
import type { Advice, AnswerValue } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import type { Response } from '../scoring/responses.ts';
import { analysisWords } from '../words/analysis.ts';

/** Level to leave, or box to tick. */
export interface LeftLevel {
  readonly level: Level;
  /** Next level; for a box, the box itself. */
  readonly towards: Level;
}

/** Returns the best level whose score is at most `score`, or the lowest level if there is none. */
export function levelNow(levels: readonly Level[], score: number): Level {
  const now = levels.findLast((level) => reaches(score, level.score)) ?? levels.at(0);
  if (!now) throw new Error('a criterion without levels has no level now');
  return now;
}

/** Returns a level; with boxes, one named by the boxes that all respondents ticked. */
export function adviceNameOf(
  { boxes }: Scale,
  level: Level,
  responses: readonly Response[],
): Level {
  const answers = answersIn(responses);
  return boxes && answers.length > 0 ? boxes.ticked(level, answers) : level;
}

/** Returns responses with these boxes ticked by everybody who rated the criterion. */
export function withTicked(
  scale: Scale,
  boxes: Boxes,
  responses: readonly Response[],
  added: readonly Level[],
): readonly Response[] {
  // Many respondents tick the same boxes.
  const known = new Map<string, Pick<Response, 'answer' | 'score'>>();
  return responses.map((response) => {
    if (response.answer === undefined || response.score === null) return response;
    const before = String(response.answer);
    const found = known.get(before);
    if (found) return { ...response, ...found };
    const answer = boxes.withTicked(response.answer, added);
    const after = { answer, score: scale.levelOf(answer)?.score ?? response.score };
    known.set(before, after);
    return { ...response, ...after };
  });
}

/**
 * Returns the advice for leaving a level, or the description of the next level if there is none.
 */
export function adviceOn(
  checklist: Checklist,
  criterion: Criterion,
  { level, towards }: LeftLevel,
): { readonly advice: Advice | undefined; readonly words: string } {
  const advice = adviceAt(checklist, criterion, level);
  const named = isNumbered(towards)
    ? towards.label
    : analysisWords.comeTo({ label: towards.label });
  return { advice, words: advice?.do ?? (towards.description || named) };
}

/** Returns the answers of a type that is more than a level, as for boxes. */
export function answersIn(responses: readonly Response[]): readonly AnswerValue[] {
  return responses.flatMap(({ answer, score }) =>
    answer === undefined || score === null ? [] : [answer],
  );
}
