import { gapsIntro, gapsInWords } from '../../../gaps-in-words.ts';
import { hundredths } from '../../../numbers.ts';
import { remarksInWords } from '../../../remarks-in-words.ts';
import { textsInWords } from '../../../texts-in-words.ts';
import { gapsInBrief, levelInShort } from '../../../words.ts';
import { addSlide, addText, type Deck, page } from '../deck.ts';
import { addGrid } from '../grid.ts';

/** The costliest gaps; all of them, with all that is to be said, in the notes. */
export function gapsSlide(deck: Deck): void {
  const { report, find } = deck;
  const { gaps } = report;
  const told = gapsInWords(report).map(({ criterion, question, point, worth, facts }, i) => ({
    line: `${i + 1}. ${question} (${criterion} in ${point}: ${worth})`,
    details: facts.map(({ name, text }) => `${name}: ${text}`),
  }));
  const title = gaps.length === 0 ? 'No gaps' : `${gapsInBrief(report)}; the costliest first`;
  const slide = addSlide(
    deck,
    title.replace(/^./, (letter) => letter.toUpperCase()),
    [
      { heading: 'Gaps', intro: gapsIntro(report), entries: told },
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
      hundredths(impact),
    ]),
    ...{ x: page.left, y: page.top, lines: 2, size: 13 },
  });
}
