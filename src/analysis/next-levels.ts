import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { type Boxes, isNumbered, type Level, type Scale } from '../checklist/criteria/scale.ts';
import type { Advice, AnswerValue } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { groupMeans, meanOfMeans } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';

/** One way to better answers on a criterion: everybody comes up, and nobody comes down. */
export interface LevelRaise {
  readonly to: Level;
  /** What has to be left for it, worst first, or the boxes that have to be ticked. */
  readonly left: readonly LeftLevel[];
  /** What everybody says after it. */
  readonly responses: readonly Response[];
}

/** A level to be left, or a box to be ticked. */
export interface LeftLevel {
  readonly level: Level;
  /** What has to be so then; of a box, the box itself. */
  readonly towards: Level;
}

/** Where a criterion stands on its scale: the best level whose score is not above `score`. */
export function levelNow(levels: readonly Level[], score: number): Level {
  const now = levels.findLast((level) => reaches(score, level.score)) ?? levels.at(0);
  if (!now) throw new Error('a criterion without levels has no level now');
  return now;
}

/** A level, called by what everybody has ticked where there are boxes. */
export function adviceNameOf(
  { boxes }: Scale,
  level: Level,
  responses: readonly Response[],
): Level {
  const answers = answersIn(responses);
  return boxes && answers.length > 0 ? boxes.ticked(level, answers) : level;
}

/**
 * The ways up from a level: to each of the levels above it; where there are boxes, to one more that
 * somebody lacks, to two more and so on.
 */
export function higherLevels(
  scale: Scale,
  from: Level,
  responses: readonly Response[],
): readonly LevelRaise[] {
  // Where it is not told who ticked what, only the scores are left to go by.
  if (scale.boxes && answersIn(responses).length > 0)
    return boxByBox(scale, scale.boxes, responses);
  const first = scale.levels.findIndex(({ level }) => level === from.level);
  return scale.levels.slice(first + 1).map((to, i) => ({
    to,
    left: scale.levels.slice(first, first + 1 + i).map((level) => ({
      level,
      towards: scale.levels.find(({ score }) => score > level.score) ?? to,
    })),
    responses: responses.map((voice) =>
      voice.score === null ? voice : { ...voice, score: Math.max(voice.score, to.score) },
    ),
  }));
}

/** How to leave a level: what the checklist advises, or where it is silent, what has to be so. */
export function adviceOn(
  checklist: Checklist,
  criterion: Criterion,
  { level, towards }: LeftLevel,
): { readonly advice: Advice | undefined; readonly words: string } {
  const advice = adviceAt(checklist, criterion, level);
  const named = isNumbered(towards) ? towards.label : `come to "${towards.label}"`;
  return { advice, words: advice?.do ?? (towards.description || named) };
}

function boxByBox(
  scale: Scale,
  boxes: Boxes,
  responses: readonly Response[],
): readonly LevelRaise[] {
  const missing = boxes.missing(answersIn(responses));
  return missing.map((_, i) => {
    const added = missing.slice(0, i + 1);
    const after = responses.map((voice) => withTicked(voice, added, scale, boxes));
    const score = meanOfMeans(groupMeans(after)) ?? 0;
    return {
      to: adviceNameOf(scale, levelNow(scale.levels, score), after),
      left: added.map((box) => ({ level: box, towards: box })),
      responses: after,
    };
  });
}

function withTicked(
  voice: Response,
  added: readonly Level[],
  scale: Scale,
  boxes: Boxes,
): Response {
  if (voice.answer === undefined || voice.score === null) return voice;
  const answer = boxes.withTicked(voice.answer, added);
  return { ...voice, answer, score: scale.levelOf(answer)?.score ?? voice.score };
}

function answersIn(responses: readonly Response[]): readonly AnswerValue[] {
  return responses.flatMap(({ answer, score }) =>
    answer === undefined || score === null ? [] : [answer],
  );
}
