import { formatScorePoints } from '../../numbers.ts';
import { actionsTable } from '../machine/tables/actions.ts';
import { entriesOf } from '../notes.ts';
import { gapsInBrief, levelInShort } from '../phrases.ts';
import { displayIn } from '../report.ts';
import { gapsIntro, gapsInWords } from '../sections/gaps.ts';
import { pathInBrief, pathInWords, promisesInWords } from '../sections/path.ts';
import { openAnswersInWords, remarksInWords, textsInWords } from '../sections/remarks.ts';
import { addSlide, addText, type Deck, page } from './deck.ts';
import { addGrid } from './grid.ts';

/** Adds the gaps of largest impact; the speaker notes have all of them, in full. */
export function gapsSlide(deck: Deck): void {
  const { report, find } = deck;
  const { gaps } = report;
  const entries = gapsInWords(report).map(({ criterion, question, point, worth, facts }, i) => ({
    line: `${i + 1}. ${question} (${criterion} in ${point}: ${worth})`,
    details: facts.map(({ name, text }) => `${name}: ${text}`),
  }));
  const title = gaps.length === 0 ? 'No gaps' : `${gapsInBrief(report)}; the costliest first`;
  const slide = addSlide(
    deck,
    title.replace(/^./, (letter) => letter.toUpperCase()),
    [
      { heading: 'Gaps', intro: gapsIntro(report), entries },
      ...openAnswersInWords(report),
      textsInWords(report),
      remarksInWords(report, new Set(gaps.map(({ criterion }) => criterion))),
    ],
  );
  if (gaps.length === 0) {
    addText(deck, slide, gapsIntro(report), {
      x: page.left,
      y: page.top,
      width: page.room,
      lines: 2,
      size: 20,
    });
    return;
  }
  addGrid(deck, slide, {
    columns: [
      { head: '', width: 0.45, isNumber: true },
      { head: 'Gap', width: 4.75 },
      { head: 'Point', width: 3.0 },
      { head: 'Now', width: 1.45 },
      { head: 'Target', width: 1.45 },
      { head: 'Impact', width: 0.95, isNumber: true },
    ],
    rows: gaps.map(({ criterion, point, now, target, impact }, i) => [
      String(i + 1),
      find.criterion(criterion).question,
      find.point(point).title,
      levelInShort(now),
      levelInShort(target),
      formatScorePoints(displayIn(report), impact),
    ]),
    ...{ x: page.left, y: page.top, lines: 2, size: 13 },
  });
}

/** Number of steps up to which each may have more lines. */
const FEW = 5;

/** Adds the action path, step by step. */
export function pathSlide(deck: Deck): void {
  const { report, find } = deck;
  const words = pathInWords(report);
  const slide = addSlide(deck, words.heading, [words, promisesInWords(report)]);
  const { steps } = report.actionPath;
  const y = addText(deck, slide, pathInBrief(report), {
    x: page.left,
    y: page.top,
    width: page.room,
    lines: 2,
    size: 18,
  });
  if (steps.length === 0) return;
  addGrid(deck, slide, {
    columns: [
      { head: '', width: 0.45, isNumber: true },
      { head: 'Criterion', width: 3.9 },
      { head: 'From', width: 1.45 },
      { head: 'To', width: 1.45 },
      { head: 'First do', width: 3.35 },
      { head: 'Gain', width: 0.75, isNumber: true },
      { head: 'Effort', width: 0.78, isNumber: true },
    ],
    rows: steps.map(({ criterion, from, to, gain, effort, advice }, i) => [
      String(i + 1),
      find.criterion(criterion).question,
      levelInShort(from),
      levelInShort(to),
      advice[0]?.do ?? '',
      formatScorePoints(displayIn(report), gain),
      String(effort),
    ]),
    ...{
      x: page.left,
      y: y + 0.15,
      lines: steps.length > FEW ? 2 : 4,
      size: steps.length > FEW ? 13 : 15,
    },
  });
}

/** Adds the first actions with owners; due dates are filled in by the reader. */
export function nextStepsSlide(deck: Deck): void {
  const { columns, rows } = actionsTable(deck.report);
  const place = (head: string) => columns.findIndex((column) => column.head === head);
  const shown = ['Do', 'Owner', 'Effort', 'Due'].map(place);
  const id = place('Criterion');
  const texts = rows.map((row) => shown.map((column) => String(row[column] ?? '')));
  const lines = rows.map((row, i) => {
    const [what, ...who] = texts[i] ?? [];
    return `${i + 1}. ${row[id]}: ${what} ${who.filter((part) => part !== '').join(', ')}`.trim();
  });
  const slide = addSlide(deck, 'Next steps: what to do first, and who does it', [
    { heading: 'First steps, those of the cheapest path first', entries: entriesOf(lines) },
  ]);
  if (rows.length === 0) {
    addText(deck, slide, 'Nothing is below its target.', {
      x: page.left,
      y: page.top,
      width: page.room,
      lines: 1,
      size: 20,
    });
    return;
  }
  addGrid(deck, slide, {
    columns: [
      { head: '', width: 0.45, isNumber: true },
      { head: 'Do', width: 7.0 },
      { head: 'Owner', width: 2.3 },
      { head: 'Effort', width: 0.8 },
      { head: 'Due', width: 1.5 },
    ],
    rows: texts.map((cells, i) => [String(i + 1), ...cells]),
    ...{ x: page.left, y: page.top, lines: 2, size: 14 },
  });
}
