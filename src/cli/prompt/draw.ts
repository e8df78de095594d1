import { type Asked, askedCriteria } from '../../interview/asked.ts';
import { describe } from '../../interview/describe.ts';
import { progress } from '../../interview/progress.ts';
import { type ReviewLine, reviewLines } from '../../interview/review.ts';
import { ratedInWords } from '../screen/answer-words.ts';
import type { Canvas, Frame } from '../screen/canvas.ts';
import { criterionFrame } from '../screen/criterion-frame.ts';
import { type FieldView, fieldFrame } from '../screen/field-frame.ts';
import { helpFrame, lastScroll } from '../screen/help-frame.ts';
import { goToKeys, lineKeys, linesKeys, reviewKeys } from '../screen/legend.ts';
import { type ListRow, type ListView, listFrame } from '../screen/list-frame.ts';
import { criterionView, numberedCriteria, openNumbers, type Situation } from './situation.ts';
import { type FieldMode, hasLines, type ListMode, type Purpose, type Ui } from './ui.ts';

/** The whole screen of an interview as things stand. */
export function draw({ mode, notice }: Ui, situation: Situation, canvas: Canvas): Frame {
  if (mode.is === 'list') {
    return listFrame(listView(mode, situation), { ...mode, notice }, canvas);
  }
  if (mode.is === 'field') {
    return fieldFrame(fieldView(mode, situation), { ...mode.field, notice }, canvas);
  }
  const view = criterionView(situation);
  if (!view) return { lines: [], caret: null };
  return mode.is === 'help'
    ? helpFrame(view, mode.scroll, canvas)
    : criterionFrame(view, { ...mode, notice }, canvas);
}

/** The same with nothing scrolled further than there is text. */
export function settled(ui: Ui, situation: Situation, canvas: Canvas): Ui {
  const view = ui.mode.is === 'help' ? criterionView(situation) : null;
  if (ui.mode.is !== 'help' || !view) return ui;
  return {
    ...ui,
    mode: { ...ui.mode, scroll: Math.min(ui.mode.scroll, lastScroll(view, canvas)) },
  };
}

function listView({ purpose }: ListMode, situation: Situation): ListView {
  const { saving } = situation;
  const rows = purpose === 'review' ? reviewRows(situation) : goToRows(situation);
  return purpose === 'review'
    ? { title: 'Review', intro: reviewIntro(situation), rows, keys: reviewKeys, saving }
    : { title: 'Go to a criterion', intro: doneSoFar(situation), rows, keys: goToKeys, saving };
}

function reviewIntro(situation: Situation): string {
  const open = openNumbers(situation);
  const rest =
    open.length === 0
      ? 'Nothing is open; f finishes.'
      : `${open.length} open, listed first; finishing leaves them unanswered.`;
  return `${doneSoFar(situation)} ${rest}`;
}

function doneSoFar({ script, interview }: Situation): string {
  const { answered, of } = progress(script, interview);
  return `${answered} of ${of} answered.`;
}

function reviewRows(situation: Situation): readonly ListRow[] {
  const numbers = new Map(numberedCriteria(situation).map(({ id, number }) => [id, number]));
  return reviewLines(situation.script, situation.interview).map((line) =>
    rowOf(line, numbers.get(line.criterion) ?? 0),
  );
}

function goToRows({ script, interview }: Situation): readonly ListRow[] {
  const lines = new Map(reviewLines(script, interview).map((line) => [line.criterion, line]));
  const asked = askedCriteria(script, interview);
  return asked.flatMap((own, index) => {
    const line = lines.get(own.criterion.id);
    const row = line ? [rowOf(line, index + 1)] : [];
    return isFirstOfPoint(own, asked[index - 1])
      ? [{ is: 'heading', text: own.point.title } as const, ...row]
      : row;
  });
}

function isFirstOfPoint({ point }: Asked, before: Asked | undefined): boolean {
  return before?.point.id !== point.id;
}

function rowOf(line: ReviewLine, number: number): ListRow {
  const { criterion: id, question, state, said, hasNote } = line;
  const words: Readonly<Record<typeof state, string>> = {
    open: 'open',
    'put-off': 'open (skipped)',
    rated: ratedInWords(line),
    unknown: said,
    'not-applicable': 'not applicable',
  };
  const answer = `${words[state]}${hasNote ? ' + note' : ''}`;
  return { is: 'criterion', id, number, question, answer };
}

function fieldView({ purpose, criterion }: FieldMode, situation: Situation): FieldView {
  const { script, interview, saving } = situation;
  const number = numberedCriteria(situation).find(({ id }) => id === criterion)?.number;
  return {
    head: number === undefined ? 'Audit' : `Criterion ${number}`,
    about: describe(script, interview, criterion)?.criterion.question ?? '',
    label: labels[purpose],
    keys: hasLines(purpose) ? linesKeys : lineKeys,
    saving,
  };
}

const labels: Readonly<Record<Purpose, string>> = {
  number: 'Your answer, a number',
  words: 'Your answer, in your own words; it is never scored',
  note: 'Note',
  evidence: 'Evidence that was shown, one piece a line',
  reason: 'Why does this not apply? What does not apply is left out of the score.',
  place: 'Save in another file. Its path:',
};
