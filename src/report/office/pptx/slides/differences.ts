import { agreedInWords } from '../../../agreed-in-words.ts';
import { discussionsInWords, unknownInWords } from '../../../differences-in-words.ts';
import { entriesOf } from '../../../notes.ts';
import { perceptionHeads, perceptionLegend, perceptionRows } from '../../../perception-rows.ts';
import { addSlide, addText, type Deck, hex, page } from '../deck.ts';
import type { Slide } from '../library.ts';

/** What to discuss first: each disagreement on a card, with what was said. */
export function differencesSlide(deck: Deck): void {
  const { report, colours } = deck;
  const discussions = discussionsInWords(report);
  const { entries, intro } = discussions;
  const title =
    entries.length === 0
      ? 'Where the groups differ'
      : `Where the groups differ most: ${entries.length} to discuss first`;
  const heads = perceptionHeads(report);
  const rows = perceptionRows(report).map(
    ({ criterion, cells }) =>
      `${criterion}: ${cells.map((cell, i) => `${heads[i]} ${cell}`).join(', ')}.`,
  );
  const slide = addSlide(deck, title, [
    discussions,
    agreedInWords(report),
    unknownInWords(report),
    { heading: 'Who sees what', intro: perceptionLegend(report), entries: entriesOf(rows) },
  ]);
  if (entries.length === 0) {
    const look = { x: page.left, y: page.top + 0.2, width: page.room, lines: 3, size: 20 };
    addText(deck, slide, intro ?? '', { ...look, colour: colours.ink });
  }
  for (const [i] of entries.entries()) addCard(deck, slide, i);
}

const GAP = 0.35;

function addCard(deck: Deck, slide: Slide, place: number): void {
  const { report, find, colours } = deck;
  const discussion = report.differences.discussFirst[place];
  const entry = discussionsInWords(report).entries[place];
  if (!discussion || !entry) return;
  const count = report.differences.discussFirst.length;
  const width = (page.room - (count - 1) * GAP) / count;
  const x = page.left + place * (width + GAP);
  slide.addShape('rect', {
    ...{ x, y: page.top, w: width, h: page.bottom - page.top },
    fill: { color: hex(colours.paper) },
    line: { color: hex(colours.line), width: 1 },
  });
  slide.addShape('rect', {
    ...{ x, y: page.top, w: width, h: 0.08 },
    fill: {
      color: hex(
        discussion.gap.verdict === 'conflict'
          ? (colours.series[1] ?? colours.accent)
          : colours.accent,
      ),
    },
  });
  const inner = { x: x + 0.2, width: width - 0.4 };
  const { question } = find.criterion(discussion.criterion);
  const [, difference = entry.line] = /^"[^"]*": (.*?)\. /.exec(entry.line) ?? [];
  let y = addText(deck, slide, question, {
    ...inner,
    y: page.top + 0.25,
    lines: 4,
    size: 16,
    bold: true,
  });
  y = addText(deck, slide, difference, {
    ...inner,
    y: y + 0.1,
    lines: 3,
    size: 15,
    colour: colours.accent,
  });
  for (const line of entry.details ?? []) {
    if (y > page.bottom - 1.1) break;
    y = addText(deck, slide, line, { ...inner, y: y + 0.12, lines: 4, size: 14 });
  }
}
