import type { Face } from '../../../checklist/criteria/face.ts';
import { canBeNotApplicable } from '../../../checklist/lookup.ts';
import type { InterviewEvent, Question } from '../../../conversation/script.ts';
import {
  type CriterionView,
  criterionView,
  type InterviewView,
  numberedCriteria,
  openNumbers,
  type ReviewLine,
  reviewLines,
} from '../../../conversation/solo/view.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { interviewWords } from '../../../words/interview.ts';
import { answerText, labelOf, ratedInWords } from '../../screen/levels.ts';
import type { InterviewDriverOptions } from '../../screen/solo/solo.ts';

/**
 * Returns a criterion with its numbered levels. The point is named if it differs from the last one.
 */
export function criterionInWords(question: CriterionView, namesPoint: boolean): string {
  const { point, criterion, progress } = question;
  return [
    '',
    ...(namesPoint && progress.point
      ? [`Point ${progress.point.number} of ${progress.point.of}: ${oneSafeLine(point.title)}`]
      : []),
    `Criterion ${progress.criterion?.number} of ${progress.criterion?.of}, ${Math.floor(progress.share * 100 + 1e-9)} percent answered`,
    oneSafeLine(criterion.question),
    ...rowsInWords(question),
    ...formerInWords(question),
  ].join('\n');
}

/** Rows with their numbers, and how to answer otherwise. */
export function rowsInWords({ face }: Pick<Question, 'face'>): readonly string[] {
  const rows = face.rows.map((level) => {
    const label = labelOf(level);
    const colon = label && level.description ? ': ' : '';
    return `  ${level.level} ${label}${colon}${oneSafeLine(level.description)}`;
  });
  const hint =
    face.entry === 'text'
      ? 'Answer in your own words; an empty line ends the answer.'
      : oneSafeLine(face.hint);
  return hint === '' ? rows : [...rows, hint];
}

function formerInWords({ answer, earlier, remarks, scale }: CriterionView): readonly string[] {
  return [
    ...(earlier ? [`Last time (${earlier.date}): ${answerText(earlier.answer, scale)}`] : []),
    ...(answer ? [`Your answer so far: ${answerText(answer, scale)}`] : []),
    ...(remarks.note ? [`Your note: ${oneSafeLine(remarks.note)}`] : []),
    ...(remarks.evidence ? [`Evidence: ${remarks.evidence.map(oneSafeLine).join('; ')}`] : []),
  ];
}

/** Returns the help on a criterion and the list of all commands. */
export function interviewHelpText({
  point,
  criterion,
  face,
}: Pick<CriterionView, 'point' | 'criterion' | 'face'>): string {
  const { evidence = [], benchmarks = [] } = criterion;
  return [
    ...(point.why ? [`Why it matters: ${oneSafeLine(point.why)}`] : []),
    ...(evidence.length > 0
      ? [`Evidence to ask for: ${evidence.map(oneSafeLine).join('; ')}`]
      : []),
    ...benchmarks.map(
      ({ text, source, year }) =>
        `Benchmark: ${oneSafeLine(text)} (${oneSafeLine(source)}, ${year})`,
    ),
    legendFor(face, canBeNotApplicable(criterion)),
  ].join('\n');
}

function legendFor({ legend: { typed, does }, entry }: Face, hasReasons: boolean): string {
  const warning = entry === 'text' ? '; a line that is one of these letters only is a command' : '';
  return `What you can type:\n  ${typed.padEnd(15)} ${does}${warning}\n${commandLegend(hasReasons)}`;
}

function commandLegend(hasReasons: boolean): string {
  return `  u               I don't know
${hasReasons ? interviewWords.reasonCommand : ''}  c, or c TEXT    adds to the note; c - takes it away
  e, or e TEXT    adds evidence that was shown; e - takes it away
  b               back
  s               skip for now
  g NUMBER        go to that criterion
  a               hear this criterion again
  r               review
  q               save and quit`;
}

/** Every criterion in a line, open ones first. */
function reviewInWords(view: InterviewView): string {
  const { script, interview } = view;
  const numbers = new Map(numberedCriteria(view).map(({ id, number }) => [id, number]));
  const open = openNumbers(numberedCriteria(view));
  const lines = reviewLines(script, interview).map(
    (line) =>
      `  ${numbers.get(line.criterion)}: ${answeredInWords(line)}. ${oneSafeLine(line.question)}`,
  );
  const count = open.length === 0 ? 'nothing is open' : `open: ${open.join(', ')}`;
  return ['', `Review, ${count}`, ...lines].join('\n');
}

function answeredInWords(line: ReviewLine): string {
  switch (line.state) {
    case 'put-off':
      return 'open, skipped';
    case 'rated':
      return ratedInWords(line);
    case 'not-applicable':
      return `not applicable: ${oneSafeLine(line.said)}`;
    default:
      return line.said;
  }
}

/** Commands of the review that differ from those at a criterion. */
export const REVIEW_LEGEND = 'f finishes; a number goes to that criterion; q saves and quits';

/** Input and output of the line mode. */
export interface LineOutput {
  /** Says whole lines. */
  readonly say: (text: string) => void;
  /** Prints the prompt before the typed line. */
  readonly prompt: (text: string) => void;
  /** The next line; null at the end of the input. */
  readonly hear: () => Promise<string | null>;
}

/** Input, output and memory of the line mode in an interview. */
export interface LineContext extends LineOutput, Omit<InterviewDriverOptions, 'now'> {
  lastPoint: string | null;
  /** Id of the criterion shown last, "the review", or `null` before anything is shown. */
  lastShown: string | null;
  lastEvent?: InterviewEvent;
  /** Legends that were printed already, so that each is printed once. */
  readonly explained: Set<string>;
}

/** Prints a criterion or the review, unless it was shown last. */
export function showInterview(context: LineContext, view: InterviewView): void {
  const question = criterionView(view);
  const isReview = view.interview.status === 'reviewing' || !question;
  const shown = isReview ? 'the review' : question.criterion.id;
  if (shown === context.lastShown && !isReview) return;
  context.lastShown = shown;
  if (isReview) {
    context.say(reviewInWords(view));
    explainOnce(context, REVIEW_LEGEND);
    return;
  }
  context.say(criterionInWords(question, question.point.id !== context.lastPoint));
  explainOnce(context, HELP_LEGEND);
  context.lastPoint = question.point.id;
}

/** Hint at the help command. */
export const HELP_LEGEND = '? says what can be typed';

/** Prints a legend the first time. */
export function explainOnce(
  { say, explained }: Pick<LineContext, 'say' | 'explained'>,
  text: string,
): void {
  if (!explained.has(text)) say(text);
  explained.add(text);
}
