import type { Face } from '../../../checklist/criteria/face.ts';
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
import { oneSafeLine } from '../../../text/table.ts';
import { answerText, labelOf, ratedInWords } from '../../screen/levels.ts';
import type { InterviewDriverOptions } from '../../screen/solo/solo.ts';

/** A criterion with its numbered levels; the point is named where it is another than before. */
export function criterionInWords(view: CriterionView, namesPoint: boolean): string {
  const { point, criterion, progress } = view;
  return [
    '',
    ...(namesPoint && progress.point
      ? [`Point ${progress.point.number} of ${progress.point.of}: ${oneSafeLine(point.title)}`]
      : []),
    `Criterion ${progress.criterion?.number} of ${progress.criterion?.of}, ${Math.floor(progress.share * 100 + 1e-9)} percent answered`,
    oneSafeLine(criterion.question),
    ...rowsInWords(view),
    ...formerInWords(view),
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

/** What helps to answer, and everything that can be typed. */
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
    legendFor(face),
  ].join('\n');
}

function legendFor({ legend: { typed, does }, entry }: Face): string {
  const warning = entry === 'text' ? '; a line that is one of these letters only is a command' : '';
  return `What you can type:\n  ${typed.padEnd(15)} ${does}${warning}\n${LEGEND}`;
}

const LEGEND = `  u               I don't know
  n, or n WHY     not applicable; a reason is asked for
  c, or c TEXT    adds to the note; c - takes it away
  e, or e TEXT    adds evidence that was shown; e - takes it away
  b               back
  s               skip for now
  g NUMBER        go to that criterion
  a               hear this criterion again
  r               review
  q               save and quit`;

/** Every criterion in a line, open ones first. */
function reviewInWords(situation: InterviewView): string {
  const { script, interview } = situation;
  const numbers = new Map(numberedCriteria(situation).map(({ id, number }) => [id, number]));
  const open = openNumbers(situation);
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

/** What can be typed in the review, other than elsewhere. */
export const REVIEW_LEGEND = 'f finishes; a number goes to that criterion; q saves and quits';

/** What the line mode speaks and listens with. */
export interface LineOutput {
  /** Says whole lines. */
  readonly say: (text: string) => void;
  /** Says what stands before the line that is typed. */
  readonly prompt: (text: string) => void;
  /** The next line; null at the end of the input. */
  readonly hear: () => Promise<string | null>;
}

/** The same in an interview, and what is remembered in it. */
export interface LineContext extends LineOutput, Omit<InterviewDriverOptions, 'now'> {
  lastPoint: string | null;
  /** What was shown last: a criterion by its id, the review, or nothing yet. */
  lastShown: string | null;
  lastEvent?: InterviewEvent;
  /** What has been explained, so that nothing is explained twice unasked. */
  readonly explained: Set<string>;
}

/** Shows a criterion, or the review; not once more what was shown last, unless asked to. */
export function showInterview(plain: LineContext, situation: InterviewView): void {
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
  { say, explained }: Pick<LineContext, 'say' | 'explained'>,
  text: string,
): void {
  if (!explained.has(text)) say(text);
  explained.add(text);
}
