import { hundredths } from '../../../numbers.ts';
import { pathInBrief, pathInWords } from '../../../path-in-words.ts';
import { promisesInWords } from '../../../promises-in-words.ts';
import { levelInShort } from '../../../words.ts';
import { addSlide, addText, type Deck, page } from '../deck.ts';
import { addGrid } from '../grid.ts';

/** So many steps leave room for more of their text. */
const FEW = 5;

/** The least work that leads to the next band, step by step. */
export function pathSlide(deck: Deck): void {
  const { report, find } = deck;
  const words = pathInWords(report);
  const slide = addSlide(deck, words.heading, [words, promisesInWords(report)]);
  const { steps } = report.path;
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
      hundredths(gain),
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
