import type { InterviewEvent } from '../../interview/interview.ts';
import type { DeskOptions } from '../prompt/interview-desk.ts';
import { criterionView, type Situation } from '../prompt/situation.ts';
import { criterionInWords, REVIEW_LEGEND, reviewInWords } from './words.ts';

/** What the line mode speaks and listens with. */
export interface Speaking {
  /** Says whole lines. */
  readonly say: (text: string) => void;
  /** Says what stands before the line that is typed. */
  readonly prompt: (text: string) => void;
  /** The next line; null at the end of the input. */
  readonly hear: () => Promise<string | null>;
}

/** The same in an interview, and what is remembered in it. */
export interface Plain extends Speaking, Omit<DeskOptions, 'now'> {
  lastPoint: string | null;
  /** What was shown last: a criterion by its id, the review, or nothing yet. */
  lastShown: string | null;
  lastEvent?: InterviewEvent;
  /** What has been explained, so that nothing is explained twice unasked. */
  readonly explained: Set<string>;
}

/** Shows a criterion, or the review; not once more what was shown last, unless asked to. */
export function show(plain: Plain, situation: Situation): void {
  const view = criterionView(situation);
  const isReview = situation.interview.status === 'reviewing' || !view;
  const shown = isReview ? 'the review' : view.criterion.id;
  if (shown === plain.lastShown && !isReview) return;
  plain.lastShown = shown;
  if (isReview) {
    plain.say(reviewInWords(situation));
    explainOnce(plain, REVIEW_LEGEND);
    return;
  }
  plain.say(criterionInWords(view, view.point.id !== plain.lastPoint));
  explainOnce(plain, HELP_LEGEND);
  plain.lastPoint = view.point.id;
}

/** What opens the legend. */
export const HELP_LEGEND = '? says what can be typed';

/** Says what can be typed, the first time. */
export function explainOnce(
  { say, explained }: Pick<Plain, 'say' | 'explained'>,
  text: string,
): void {
  if (!explained.has(text)) say(text);
  explained.add(text);
}
