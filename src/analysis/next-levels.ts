import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { type Boxes, isNumbered, type Level, type Scale } from '../checklist/criteria/scale.ts';
import type { Advice, AnswerValue } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { groupMeans, meanOfMeans } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';
import { analysisWords } from '../words/analysis.ts';

/** Raise of a criterion to a level: every lower answer rises to it, and none falls. */
export interface LevelRaise {
  readonly to: Level;
  /** Levels to leave, worst first, or boxes to tick. */
  readonly left: readonly LeftLevel[];
  /** Responses after the raise. */
  readonly responses: readonly Response[];
}

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

/**
 * Lists the raises from a level: one per higher level; with boxes, one more missing box each time.
 */
export function higherLevels(
  scale: Scale,
  from: Level,
  responses: readonly Response[],
  weights: ReadonlyMap<string, number>,
): readonly LevelRaise[] {
  // Where it is not told who ticked what, only the scores are left to go by.
  if (scale.boxes && answersIn(responses).length > 0)
    return boxByBox(scale, scale.boxes, responses, weights);
  const first = scale.levels.findIndex(({ level }) => level === from.level);
  return scale.levels.slice(first + 1).map((to, i) => ({
    to,
    left: scale.levels.slice(first, first + 1 + i).map((level) => ({
      level,
      towards: scale.levels.find(({ score }) => score > level.score) ?? to,
    })),
    responses: responses.map((response) =>
      response.score === null
        ? response
        : { ...response, score: Math.max(response.score, to.score) },
    ),
  }));
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

function boxByBox(
  scale: Scale,
  boxes: Boxes,
  responses: readonly Response[],
  weights: ReadonlyMap<string, number>,
): readonly LevelRaise[] {
  const missing = boxes.missing(answersIn(responses));
  return missing.map((_, i) => {
    const added = missing.slice(0, i + 1);
    const after = responses.map((response) => withTicked(response, added, scale, boxes));
    const score = meanOfMeans(groupMeans(after), weights) ?? 0;
    return {
      to: adviceNameOf(scale, levelNow(scale.levels, score), after),
      left: added.map((box) => ({ level: box, towards: box })),
      responses: after,
    };
  });
}

function withTicked(
  response: Response,
  added: readonly Level[],
  scale: Scale,
  boxes: Boxes,
): Response {
  if (response.answer === undefined || response.score === null) return response;
  const answer = boxes.withTicked(response.answer, added);
  return { ...response, answer, score: scale.levelOf(answer)?.score ?? response.score };
}

function answersIn(responses: readonly Response[]): readonly AnswerValue[] {
  return responses.flatMap(({ answer, score }) =>
    answer === undefined || score === null ? [] : [answer],
  );
}
